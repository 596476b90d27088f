import { compareRefs, type Outcome } from '../domain/action.js';
import { findMentions } from '../domain/find-mentions.js';
import { type Finding, type Plan, type PlanAction, type PlanPriority, placeInWords } from '../domain/plan.js';
import { findMilestones } from './cells/find-milestones.js';
import { findNameVariants, type Naming } from './cells/find-name-variants.js';
import type { Glossary } from './cells/initials.js';
import type { LooseFinding } from './cells/parse-due.js';
import { parseDueCell } from './cells/parse-due-cell.js';
import { parseLeadsCell } from './cells/parse-leads.js';
import { parseRagCell } from './cells/parse-rag-cell.js';
import { parseRefCell } from './cells/parse-ref-cell.js';
import { plainText } from './plain-text.js';
import type { PublishedPriority, PublishedRow, PublishedRows } from './published-rows.js';
import { splitList } from './shape/split-list.js';

const POINTS_ELSEWHERE =
  /^(?:please\s+)?(?:see|refer to|covered (?:by|in|under)|as)\s+(?:also\s+)?(?:actions?\s+)?[\d.]+(?:\s*(?:,|;|&|and|to|-|–)\s*(?:actions?\s+)?[\d.]+)*\.?$/i;
const OUTCOME_LINE = /^[-•*–\s]*(?<ref>\d{1,3}\.\d{1,3})[\s:.]+(?<title>\S.*)$/;

/** Reads what was taken apart, whatever the format it came from. Never throws. */
export function assemblePlan(published: PublishedRows): Plan {
  const { glossary } = published;
  const findings: Finding[] = [...published.findings];
  const priorities = readPriorities(published, findings);
  const rows = withoutDuplicates(published.rows, findings);
  const outcomeRefs = priorities.flatMap(({ outcomes }) => outcomes.map(({ ref }) => ref));
  const refs = new Set([...rows.map(({ ref }) => ref), ...outcomeRefs]);
  const actions = rows.map(({ ref, row }) => {
    const { action, findings: found } = readAction(row, ref, { refs, glossary });
    findings.push(...found.map((finding) => ({ ref, ...finding })));
    return action;
  });
  findings.push(...findNameVariants(namingsOf(priorities, actions)));
  return { priorities, actions, findings };
}

function readPriorities(published: PublishedRows, findings: Finding[]): PlanPriority[] {
  const priorities = published.priorities.map((one) => readPriority(one, published.glossary, findings));
  const byNumber = new Map(priorities.map((priority) => [priority.number, priority]));
  const listed = new Set(priorities.flatMap(({ number, outcomes }) => (outcomes.length > 0 ? [number] : [])));
  const outcomeRows = new Map(published.outcomeRows.map((outcome) => [outcome.ref, outcome.title]));
  const needed = new Set([
    ...outcomeRows.keys(),
    ...published.rows.map(({ cells }) => outcomeOf(cells.ref ?? '')),
  ]);
  for (const ref of [...needed].sort(compareRefs)) {
    const number = Number(ref.split('.')[0]);
    const priority = byNumber.get(number) ?? {
      number,
      title: '',
      leads: [],
      outcomes: [],
      impactMeasures: [],
    };
    if (!byNumber.has(number)) {
      const message = `The plan has actions of priority ${number}, but no heading for it.`;
      findings.push({ code: 'row-not-understood', ref: null, message, text: ref });
    }
    byNumber.set(number, priority);
    if (priority.outcomes.some((outcome) => outcome.ref === ref)) continue;
    const title = plainText(outcomeRows.get(ref) ?? '');
    if (listed.has(number)) {
      const message = `Outcome ${ref} heads actions but is not in the list of outcomes of priority ${number}.`;
      findings.push({ code: 'outcome-not-listed', ref: null, message, text: title });
    }
    const outcomes = [...priority.outcomes, { ref, title }].sort((a, b) => compareRefs(a.ref, b.ref));
    byNumber.set(number, { ...priority, outcomes });
  }
  return [...byNumber.values()];
}

function readPriority(published: PublishedPriority, glossary: Glossary, findings: Finding[]): PlanPriority {
  const { number, title } = published;
  const { leads, coLeads, findings: found } = parseLeadsCell(published.leads, glossary);
  for (const finding of found) {
    findings.push({ ...finding, ref: null, message: `Priority ${number}: ${finding.message}` });
  }
  const { items, guessed } = splitList(published.measures);
  if (guessed !== null) {
    const message = `The impact measures of priority ${number} run on without marks; they were parted where a new one seems to start.`;
    findings.push({ code: 'row-not-understood', ref: null, message, text: guessed });
  }
  return {
    number,
    title,
    leads: [...leads, ...coLeads],
    outcomes: readOutcomes(published.outcomes),
    impactMeasures: items,
  };
}

function readOutcomes(lines: readonly string[]): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const line of lines.flatMap((whole) => whole.split(/<\/?(?:p|li|ul|ol)\b[^<>]*>/i))) {
    const text = plainText(line.replace(/\*\*/g, ''));
    const groups = OUTCOME_LINE.exec(text)?.groups;
    if (groups !== undefined) {
      outcomes.push({ ref: groups.ref ?? '', title: groups.title ?? '' });
      continue;
    }
    const last = text === '' ? undefined : outcomes.pop();
    if (last !== undefined) outcomes.push({ ...last, title: `${last.title} ${text}` });
  }
  return outcomes;
}

function outcomeOf(refCell: string): string {
  return /^\s*(\d+\.\d+)/.exec(refCell)?.[1] ?? '';
}

function withoutDuplicates(
  rows: readonly PublishedRow[],
  findings: Finding[],
): { ref: string; row: PublishedRow }[] {
  const kept = new Map<string, PublishedRow>();
  for (const row of rows) {
    const ref = parseRefCell(row.cells.ref ?? '')?.ref;
    if (ref === undefined) continue;
    const first = kept.get(ref);
    if (first === undefined) {
      kept.set(ref, row);
    } else {
      const message = `The ref stands twice, at ${placeInWords(first.source)} and ${placeInWords(row.source)}; the second row was left out.`;
      findings.push({ code: 'duplicate-ref', ref, message, text: plainText(row.cells.action ?? '') });
    }
  }
  return [...kept].map(([ref, row]) => ({ ref, row }));
}

function readAction(
  row: PublishedRow,
  ref: string,
  { refs, glossary }: { readonly refs: ReadonlySet<string>; readonly glossary: Glossary },
): { action: PlanAction; findings: LooseFinding[] } {
  const refCell = parseRefCell(row.cells.ref ?? '');
  const cell = (column: keyof PublishedRow['cells']): string => plainText(row.cells[column] ?? '');
  const [text, partners, resource, measure, progress] = [
    cell('action'),
    cell('partners'),
    cell('resource'),
    cell('measure'),
    cell('progress'),
  ];
  const { due, revisedDue, findings: dueFindings } = parseDueCell(row.cells.due ?? '');
  const { leads, coLeads, findings: leadFindings } = parseLeadsCell(row.cells.lead ?? '', glossary);
  const { milestones, findings: stepFindings } = findMilestones(text, measure, due);
  const { rag, findings: ragFindings } = parseRagCell(cell('rag') || progress, row.fill);
  const mentions = findMentions([text, partners, resource, measure, progress], ref, refs);
  const crossReference = POINTS_ELSEWHERE.test(text);
  const findings = [
    ...row.findings,
    ...(refCell?.findings ?? []),
    ...dueFindings,
    ...leadFindings,
    ...stepFindings,
    ...ragFindings,
    ...referenceFindings(text, crossReference, mentions, due.text === '' && leads.length === 0),
  ];
  const action: PlanAction = {
    ref,
    priority: Number(ref.split('.')[0]),
    outcome: outcomeOf(ref),
    links: refCell?.links ?? [],
    action: text,
    due,
    revisedDue,
    leads,
    coLeads,
    partners,
    resource,
    measure,
    progress,
    milestones,
    rag,
    crossReference,
    mentions: mentions.known,
    source: row.source,
  };
  return { action, findings };
}

function referenceFindings(
  text: string,
  crossReference: boolean,
  mentions: { readonly known: readonly string[]; readonly unknown: readonly string[] },
  bare: boolean,
): LooseFinding[] {
  const findings: LooseFinding[] = mentions.unknown.map((unknown) => ({
    code: 'cross-reference',
    message: `The text speaks of ${unknown}, which the plan does not have.`,
    text: unknown,
  }));
  if (crossReference) {
    findings.push({
      code: 'cross-reference',
      message: `The row only points to ${mentions.known.join(', ')}.`,
      text,
    });
  } else if (bare && mentions.known.length > 0) {
    const message = `The row has no date and no lead and speaks of ${mentions.known.join(', ')}; it may only point there.`;
    findings.push({ code: 'cross-reference', message, text });
  }
  return findings;
}

function namingsOf(priorities: readonly PlanPriority[], actions: readonly PlanAction[]): Naming[] {
  return [
    ...priorities.flatMap(({ leads }) => leads.map(({ name }) => ({ name, ref: null, leads: true }))),
    ...actions.flatMap(({ ref, leads, coLeads, partners }) => [
      ...[...leads, ...coLeads].map(({ name }) => ({ name, ref, leads: true })),
      ...partners.split(/\s*[,;/()[\]]\s*|\sand\s/).map((name) => ({ name, ref, leads: false })),
    ]),
  ];
}
