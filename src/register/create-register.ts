import type { Action, Person } from '../domain/action.js';
import type { Register } from '../domain/register.js';
import type { ActionUpdate } from '../domain/report.js';
import { CodedError } from '../errors.js';
import { filePaper } from './file-paper.js';
import type { Graph } from './graph.js';
import { asCodedError, GraphFailure } from './graph-failure.js';
import { importPlan, previewImport } from './import-plan.js';
import { inspect } from './inspect.js';
import type { ListItem } from './list-item.js';
import type { ListRows } from './list-rows.js';
import { oneAtATime } from './one-at-a-time.js';
import { nameKey, type PlanPeople } from './plan-fields.js';
import { provision } from './provision.js';
import { createActionReader, toAction } from './read-action.js';
import { createRegisterReader } from './read-register.js';
import { readUpdateRows } from './read-rows.js';
import { leadIdsOf } from './row-leads.js';
import { addUpdate, saveChange } from './save-change.js';
import { saveFigure } from './save-figure.js';
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
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The register in SharePoint, through Graph. */
export function createRegister(parts: RegisterParts): Register {
  const { graph, zone, lists: titles, now = Date.now } = parts;
  const lists = createSiteLists({ graph, site: parts.site, titles, now });
  const sitePeople = createSitePeople({ graph, lists, now });
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

  const readUpdates = async (ref: string): Promise<readonly ActionUpdate[]> => {
    const updates = await lists.open('updates');
    if (updates === null) return [];
    return readUpdateRows(await updates.where('ActionRef', ref), updates.title, zone).rows;
  };

  const read = oneAtATime(createRegisterReader({ lists, sitePeople, titles, zone, needRegister }));

  /** Failures as the rest of the program knows them. A list that has gone is looked for anew. */
  const plainly = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const coded = asCodedError(error);
      const gone = coded instanceof CodedError && coded.code === 'list-not-found';
      // A column that is asked for by name may have gone, too.
      if (gone || (error instanceof GraphFailure && error.status === 400)) lists.forget();
      throw coded;
    }
  };

  const planPeople = async (people: ReadonlyMap<string, Person>): Promise<PlanPeople> => ({
    byName: new Map([...people].map(([name, person]) => [nameKey(name), person])),
    site: await sitePeople.load([]),
  });
  const registerIfThere = async () => {
    try {
      return await needRegister();
    } catch (error) {
      if (error instanceof CodedError && error.code === 'list-not-found') return null;
      throw error;
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
    addUpdate: (update) =>
      plainly(async () => {
        await addUpdate(update, await lists.need('updates'), zone);
      }),
    saveFigure: (reading) =>
      plainly(async () => {
        const [measures, readings] = await Promise.all([lists.need('measures'), lists.need('readings')]);
        return saveFigure(reading, { measures, readings, zone });
      }),
    filePaper: (paper) =>
      plainly(async () => {
        const [host = ''] = parts.site.split(':');
        return filePaper(paper, { graph, sitePath: await lists.sitePath(), host });
      }),
    inspect: () => inspect({ graph, site: parts.site, lists }),
    provision: () => plainly(() => provision({ graph, lists, titles })),
    importPlan: (plan, people, progress) =>
      plainly(async () => {
        const [register, priorities, measures] = await Promise.all([
          needRegister(),
          lists.need('priorities'),
          lists.need('measures'),
        ]);
        return importPlan(plan, {
          register,
          priorities,
          measures,
          people: await planPeople(people),
          zone,
          progress: progress ?? (() => undefined),
        });
      }),
    previewImport: (plan, people) =>
      plainly(async () =>
        previewImport(plan, await registerIfThere(), { people: await planPeople(people), zone }),
      ),
  };
}
