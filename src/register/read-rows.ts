import { z } from 'zod';
import type { Priority } from '../domain/action.js';
import type { Meeting } from '../domain/digest.js';
import type { Finding } from '../domain/plan.js';
import { parseRag } from '../domain/rag.js';
import type { ActionUpdate, ReportSource } from '../domain/report.js';
import { startOfDay } from '../domain/site-time.js';
import { findingIn, type ListItem, listRowOf } from './list-item.js';
import type { Fields } from './list-rows.js';
import { dayField, faultOf, InstantField, PeopleField, TextField, textIn } from './row-fields.js';
import { parseLeads, parseOutcomes, peopleOf } from './row-leads.js';
import type { PeopleIndex } from './site-people.js';

/** A list's rows that read, and a finding for each that does not. */
export interface RowsRead<T> {
  readonly rows: readonly T[];
  readonly findings: readonly Finding[];
}

const PriorityShape = z.object({
  Title: TextField,
  PriorityNumber: z.number().int(),
  Lead: PeopleField,
  LeadUpn: TextField,
  LeadText: TextField,
  Outcomes: TextField,
});

/** A row of the plan's priorities, before its people are looked up. */
export type PriorityRow = z.infer<typeof PriorityShape> & { readonly item: ListItem };

/** Reads the rows of the plan's priorities. */
export function readPriorityRows(items: readonly ListItem[], list: string): RowsRead<PriorityRow> {
  return readEach(items, PriorityShape, list, (row, item) => ({ ...row, item }));
}

/** The priority that a row holds, and what an officer should put right in it. */
export function toPriority(
  row: PriorityRow,
  index: PeopleIndex,
): { priority: Priority; findings: readonly Finding[] } {
  const leads = parseLeads(row.LeadText);
  const { people, findings } = peopleOf(
    {
      ref: null,
      label: `priority ${String(row.PriorityNumber)}`,
      lead: row.Lead,
      leadUpn: row.LeadUpn,
      leads,
    },
    index,
  );
  const outcomes = parseOutcomes(row.Outcomes);
  return {
    priority: {
      number: row.PriorityNumber,
      title: row.Title,
      leads,
      people,
      outcomes,
      row: listRowOf(row.item),
    },
    findings: findings.map((finding) => findingIn(row.item, finding)),
  };
}

/** Reads the meetings that the officer keeps. A row without a day is one that is still being planned. */
export function readMeetings(items: readonly ListItem[], list: string, zone: string): RowsRead<Meeting> {
  const shape = z.object({ Board: TextField, MeetingOn: dayField(zone), PapersDueOn: dayField(zone) });
  const { rows, findings } = readEach(items, shape, list, (row) => row);
  const meetings = rows.flatMap(({ Board, MeetingOn, PapersDueOn }) =>
    MeetingOn === null ? [] : [{ board: Board, meetingOn: MeetingOn, papersDueOn: PapersDueOn }],
  );
  return { rows: meetings, findings };
}

const SOURCES: readonly ReportSource[] = ['card', 'reply', 'officer', 'sharepoint', 'import'];

/** Reads the reports, in the order in which they were added. */
export function readUpdateRows(
  items: readonly ListItem[],
  list: string,
  zone: string,
): RowsRead<ActionUpdate> {
  const day = dayField(zone);
  const rag = TextField.transform(parseRag);
  const shape = z
    .object({
      UpdateKey: TextField,
      ActionRef: TextField.refine((ref) => ref !== ''),
      ReportedAt: InstantField.pipe(z.string()),
      ReportedBy: TextField,
      ReportedByUpn: TextField,
      EnteredBy: TextField,
      FromRag: rag,
      ToRag: rag,
      FromDueOn: day,
      ToDueOn: day,
      FromLeads: TextField,
      ToLeads: TextField,
      Note: TextField,
      Evidence: TextField,
      Source: z.enum(SOURCES),
    })
    .transform(
      (fields): ActionUpdate => ({
        updateKey: fields.UpdateKey,
        ref: fields.ActionRef,
        reportedAt: fields.ReportedAt,
        reportedBy: fields.ReportedBy,
        reportedByUpn: fields.ReportedByUpn,
        enteredBy: fields.EnteredBy,
        fromRag: fields.FromRag,
        toRag: fields.ToRag,
        fromDueOn: fields.FromDueOn,
        toDueOn: fields.ToDueOn,
        fromLeads: fields.FromLeads,
        toLeads: fields.ToLeads,
        note: fields.Note,
        evidence: fields.Evidence,
        source: fields.Source,
      }),
    );
  const inOrder = [...items].sort((a, b) => Number(a.id) - Number(b.id));
  return readEach(inOrder, shape, list, (row) => row);
}

/** The columns of a report's own row. */
export function updateFields(update: ActionUpdate, zone: string): Fields {
  return {
    Title: update.ref,
    UpdateKey: update.updateKey,
    ActionRef: update.ref,
    ReportedAt: update.reportedAt,
    ReportedBy: update.reportedBy,
    ReportedByUpn: update.reportedByUpn,
    EnteredBy: update.enteredBy,
    FromRag: update.fromRag,
    ToRag: update.toRag,
    FromDueOn: update.fromDueOn === null ? null : startOfDay(update.fromDueOn, zone),
    ToDueOn: update.toDueOn === null ? null : startOfDay(update.toDueOn, zone),
    FromLeads: update.fromLeads,
    ToLeads: update.toLeads,
    Note: update.note,
    Evidence: update.evidence,
    Source: update.source,
  };
}

/** Reads each row; one that is not of that shape is set aside with a finding. */
export function readEach<T, U>(
  items: readonly ListItem[],
  shape: z.ZodType<T>,
  list: string,
  keep: (row: T, item: ListItem) => U,
): RowsRead<U> {
  const rows: U[] = [];
  const findings: Finding[] = [];
  for (const item of items) {
    const parsed = shape.safeParse(item.fields);
    if (parsed.success) rows.push(keep(parsed.data, item));
    else {
      const message = `The bot leaves row ${item.id} of ${list} aside: ${faultOf(parsed.error)}.`;
      const text = textIn(item.fields['Title']);
      findings.push(findingIn(item, { code: 'row-set-aside', ref: null, message, text }));
    }
  }
  return { rows, findings };
}
