import { RAGS } from '../domain/rag.js';

/** The lists of the register, by what they are for; their titles are configuration. */
export type ListRole = 'register' | 'priorities' | 'updates' | 'measures' | 'readings' | 'meetings';

/** A column as Graph is asked to create it. Its name is fixed for ever; people may rename what they see. */
export interface ColumnDefinition {
  /** The internal name: ASCII, as it stands in a row's `fields`. */
  readonly name: string;
  readonly displayName: string;
  readonly indexed?: true;
  readonly enforceUniqueValues?: true;
  readonly text?: object;
  readonly number?: object;
  readonly dateTime?: object;
  readonly boolean?: object;
  readonly choice?: { readonly choices: readonly string[]; readonly [member: string]: unknown };
  readonly personOrGroup?: object;
}

const LINE = { text: {} };
const LINES = {
  text: {
    allowMultipleLines: true,
    appendChangesToExistingText: false,
    linesForEditing: 6,
    textType: 'plain',
  },
};
const NUMBER = { number: {} };
const WHOLE_NUMBER = { number: { decimalPlaces: 'none' } };
const DAY = { dateTime: { displayAs: 'standard', format: 'dateOnly' } };
const INSTANT = { dateTime: { displayAs: 'standard', format: 'dateTime' } };
const PEOPLE = {
  personOrGroup: {
    allowMultipleSelection: true,
    chooseFromType: 'peopleOnly',
    displayAs: 'nameWithPresence',
  },
};
const INDEXED = { indexed: true } as const;
const UNIQUE = { indexed: true, enforceUniqueValues: true } as const;

/** The columns of each list beside `Title`, which every list has from the start. */
export const COLUMNS: Readonly<Record<ListRole, readonly ColumnDefinition[]>> = {
  register: [
    { name: 'ActionRef', displayName: 'Ref', ...LINE, ...UNIQUE },
    { name: 'Priority', displayName: 'Priority', ...WHOLE_NUMBER, ...INDEXED },
    { name: 'Outcome', displayName: 'Outcome', ...LINE },
    { name: 'LinkedRefs', displayName: 'Linked refs', ...LINE },
    { name: 'ActionText', displayName: 'Action', ...LINES },
    { name: 'DueOn', displayName: 'Due', ...DAY, ...INDEXED },
    { name: 'DueText', displayName: 'Due as published', ...LINE },
    { name: 'RevisedDueOn', displayName: 'Revised due', ...DAY },
    {
      name: 'RevisedDueAgreed',
      displayName: 'Revised due agreed',
      boolean: {},
    },
    { name: 'Repeats', displayName: 'Repeats', ...LINE },
    { name: 'Milestones', displayName: 'Milestones', ...LINES },
    { name: 'Lead', displayName: 'Lead', ...PEOPLE },
    { name: 'LeadUpn', displayName: 'Lead addresses', ...LINES },
    { name: 'LeadText', displayName: 'Leads as published', ...LINES },
    { name: 'CoLeads', displayName: 'Co-leads', ...LINES },
    { name: 'Partners', displayName: 'Partners', ...LINES },
    { name: 'Resource', displayName: 'Resource', ...LINES },
    { name: 'SuccessMeasure', displayName: 'Success measure', ...LINES },
    {
      name: 'Rag',
      displayName: 'RAG',
      choice: { allowTextEntry: false, choices: [...RAGS], displayAs: 'dropDownMenu' },
      ...INDEXED,
    },
    { name: 'Progress', displayName: 'Progress', ...LINES },
    { name: 'Evidence', displayName: 'Evidence', ...LINES },
    { name: 'PublishNotesTo', displayName: 'Notes fit to publish up to', ...DAY },
    { name: 'Question', displayName: 'Question', ...LINES },
    { name: 'LastUpdateAt', displayName: 'Last reported', ...INSTANT },
    { name: 'LastUpdateBy', displayName: 'Last reported by', ...LINE },
  ],
  priorities: [
    { name: 'PriorityNumber', displayName: 'Number', ...WHOLE_NUMBER, ...UNIQUE },
    { name: 'Lead', displayName: 'Lead', ...PEOPLE },
    { name: 'LeadUpn', displayName: 'Lead addresses', ...LINES },
    { name: 'LeadText', displayName: 'Leads as published', ...LINES },
    { name: 'Outcomes', displayName: 'Outcomes', ...LINES },
  ],
  updates: [
    { name: 'UpdateKey', displayName: 'Update key', ...LINE, ...UNIQUE },
    { name: 'ActionRef', displayName: 'Ref', ...LINE, ...INDEXED },
    { name: 'ReportedAt', displayName: 'Reported', ...INSTANT },
    { name: 'ReportedBy', displayName: 'Reported by', ...LINE },
    { name: 'ReportedByUpn', displayName: 'Reported by (address)', ...LINE },
    { name: 'EnteredBy', displayName: 'Entered by', ...LINE },
    { name: 'FromRag', displayName: 'RAG before', ...LINE },
    { name: 'ToRag', displayName: 'RAG after', ...LINE },
    { name: 'FromDueOn', displayName: 'Due before', ...DAY },
    { name: 'ToDueOn', displayName: 'Due after', ...DAY },
    { name: 'FromLeads', displayName: 'Leads before', ...LINES },
    { name: 'ToLeads', displayName: 'Leads after', ...LINES },
    { name: 'Note', displayName: 'Note', ...LINES },
    { name: 'Evidence', displayName: 'Evidence', ...LINES },
    { name: 'Source', displayName: 'Source', ...LINE },
  ],
  measures: [
    { name: 'MeasureRef', displayName: 'Ref', ...LINE, ...UNIQUE },
    { name: 'Priority', displayName: 'Priority', ...WHOLE_NUMBER, ...INDEXED },
    { name: 'MeasureText', displayName: 'Measure', ...LINES },
    { name: 'Unit', displayName: 'Unit', ...LINE },
    {
      name: 'Better',
      displayName: 'Better',
      choice: { allowTextEntry: false, choices: ['higher', 'lower'], displayAs: 'dropDownMenu' },
    },
    { name: 'Baseline', displayName: 'Baseline', ...NUMBER },
    { name: 'BaselineOn', displayName: 'Baseline on', ...DAY },
    { name: 'Target', displayName: 'Target', ...NUMBER },
    { name: 'TargetOn', displayName: 'Target on', ...DAY },
    { name: 'Actual', displayName: 'Actual', ...NUMBER },
    { name: 'ActualOn', displayName: 'Actual on', ...DAY },
    { name: 'Note', displayName: 'Note', ...LINES },
  ],
  readings: [
    { name: 'ReadingKey', displayName: 'Reading key', ...LINE, ...UNIQUE },
    { name: 'MeasureRef', displayName: 'Ref', ...LINE, ...INDEXED },
    { name: 'Actual', displayName: 'Actual', ...NUMBER },
    { name: 'ActualOn', displayName: 'Actual on', ...DAY },
    { name: 'ReportedAt', displayName: 'Reported', ...INSTANT },
    { name: 'ReportedBy', displayName: 'Reported by', ...LINE },
    { name: 'Note', displayName: 'Note', ...LINES },
  ],
  meetings: [
    { name: 'Board', displayName: 'Board', ...LINE },
    { name: 'MeetingOn', displayName: 'Meeting on', ...DAY },
    { name: 'PapersDueOn', displayName: 'Papers due on', ...DAY },
  ],
};
