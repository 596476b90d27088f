import { type Action, compareRefs } from '../domain/action.js';
import type { Finding } from '../domain/plan.js';
import type { Register, RegisterReading } from '../domain/register.js';
import type { ActionUpdate } from '../domain/report.js';
import { CodedError } from '../errors.js';
import { COLUMNS, type ListRole } from './columns.js';
import type { Graph } from './graph.js';
import { asCodedError } from './graph-failure.js';
import { importPlan } from './import-plan.js';
import type { ListItem, ListRows } from './list-rows.js';
import { nameKey } from './plan-fields.js';
import { provision } from './provision.js';
import { type ActionRow, createActionReader, toAction } from './read-action.js';
import { readMeetings, readPriorityRows, readUpdateRows, toPriority } from './read-rows.js';
import { leadIdsOf } from './row-leads.js';
import { saveChange } from './save-change.js';
import { createSiteLists, type ListTitles } from './site-lists.js';
import { createSitePeople } from './site-people.js';

/** What the register is made of. */
interface RegisterParts {
  readonly graph: Graph;
  /** `contoso.sharepoint.com:/sites/send`. */
  readonly site: string;
  readonly lists: ListTitles;
  /** The site's IANA time zone. */
  readonly zone: string;
}

/** The register in SharePoint, through Graph. */
export function createRegister(parts: RegisterParts): Register {
  const { graph, zone, lists: titles } = parts;
  const lists = createSiteLists({ graph, site: parts.site, titles });
  const sitePeople = createSitePeople({ graph, lists });
  const readRow = createActionReader(zone);

  /** The lists without which no action can be read. */
  const needRegister = async (): Promise<ListRows> => {
    const register = await lists.need('register');
    if (!register.columns.has('ActionRef')) throw new CodedError('column-not-found', 'ActionRef');
    return register;
  };

  const readOne = async (item: ListItem): Promise<Action> => {
    const result = readRow(item);
    if (!result.ok) throw new CodedError('list-row-invalid', result.finding.message);
    return toAction(result.row, await sitePeople.load(leadIdsOf([result.row]))).action;
  };

  const readUpdates = async (ref?: string): Promise<readonly ActionUpdate[]> => {
    const updates = await lists.open('updates');
    if (updates === null) return [];
    const items = ref === undefined ? await updates.all() : await updates.where('ActionRef', ref);
    return readUpdateRows(items, updates.title, zone).rows;
  };

  const read = async (): Promise<RegisterReading> => {
    const [register, priorities, meetings, updates] = await Promise.all([
      needRegister(),
      lists.open('priorities'),
      lists.open('meetings'),
      lists.open('updates'),
    ]);
    const [actionItems, priorityItems, meetingItems] = await Promise.all([
      register.all(),
      priorities?.all() ?? [],
      meetings?.all() ?? [],
    ]);
    const sorted = sortRows(actionItems.map(readRow));
    const priorityRows = readPriorityRows(priorityItems, titles.priorities);
    const meetingRows = readMeetings(meetingItems, titles.meetings, zone);
    const index = await sitePeople.load(leadIdsOf([...sorted.rows, ...priorityRows.rows]));
    const readActions = sorted.rows.map((row) => toAction(row, index));
    const readPriorities = priorityRows.rows.map((row) => toPriority(row, index));
    return {
      actions: readActions.map(({ action }) => action).sort((a, b) => compareRefs(a.ref, b.ref)),
      priorities: readPriorities.map(({ priority }) => priority).sort((a, b) => a.number - b.number),
      meetings: meetingRows.rows,
      findings: [
        ...missing('register', register),
        ...missing('priorities', priorities),
        ...missing('meetings', meetings),
        ...missing('updates', updates),
        ...sorted.findings,
        ...priorityRows.findings,
        ...meetingRows.findings,
        ...readActions.flatMap(({ findings }) => findings),
        ...readPriorities.flatMap(({ findings }) => findings),
      ],
    };
  };

  const missing = (role: ListRole, rows: ListRows | null): Finding[] => {
    const remedy = 'run "npm run -s sendig -- provision" to create it';
    if (rows === null) {
      const message = `The site has no list ${titles[role]}; ${remedy}.`;
      return [{ code: 'missing-list', ref: null, message, text: titles[role] }];
    }
    return COLUMNS[role]
      .filter(({ name }) => !rows.columns.has(name))
      .map(({ name }) => {
        const message = `The list ${titles[role]} has no column ${name}; ${remedy}.`;
        return { code: 'missing-column', ref: null, message, text: name };
      });
  };

  /** Failures as the rest of the program knows them. A list that has gone is looked for anew. */
  const plainly = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const coded = asCodedError(error);
      if (coded instanceof CodedError && coded.code === 'list-not-found') lists.forget();
      throw coded;
    }
  };

  return {
    read: () => plainly(read),
    readAction: (ref) =>
      plainly(async () => {
        const [item] = await (await needRegister()).where('ActionRef', ref);
        return item === undefined ? null : readOne(item);
      }),
    readUpdates: (ref) => plainly(() => readUpdates(ref)),
    save: (change) =>
      plainly(async () => {
        const [register, updates] = await Promise.all([needRegister(), lists.need('updates')]);
        const rowOf = async (id: string): Promise<Action | null> => {
          const item = await register.byId(id);
          return item === null ? null : readOne(item);
        };
        return saveChange(change, { register, updates, zone, readRow: rowOf, readUpdates });
      }),
    provision: () => plainly(() => provision({ graph, lists, titles })),
    importPlan: (plan, people, progress) =>
      plainly(async () => {
        const [register, priorities] = await Promise.all([needRegister(), lists.need('priorities')]);
        return importPlan(plan, {
          register,
          priorities,
          people: {
            byName: new Map([...people].map(([name, person]) => [nameKey(name), person])),
            site: await sitePeople.load([]),
          },
          zone,
          progress: progress ?? (() => undefined),
        });
      }),
  };
}

/** The rows that read, each ref once, and a finding for every other one. */
function sortRows(results: readonly ReturnType<ReturnType<typeof createActionReader>>[]): {
  rows: ActionRow[];
  findings: Finding[];
} {
  const rows = new Map<string, ActionRow>();
  const findings: Finding[] = [];
  for (const result of results) {
    if (!result.ok) findings.push(result.finding);
    else if (rows.has(result.row.ActionRef)) {
      const { ActionRef: ref, Title: text, item } = result.row;
      const message = `The register has ${ref} twice; the bot leaves row ${item.id} aside.`;
      findings.push({ code: 'duplicate-ref', ref, message, text });
    } else rows.set(result.row.ActionRef, result.row);
  }
  return { rows: [...rows.values()], findings };
}
