import { clockIn, dayIn, dayInShort, startOfDay } from './dates.js';
import { element } from './element.js';

const RAGS = new Set(['Red', 'Amber', 'Green', 'Complete']);
/** A list that only grows: what stands in it is what was said, so not even an officer edits it. */
const HISTORY = new Set(['UpdateKey', 'ReadingKey']);
/** What a table shows of a list that has all of these; the rest is on the page of a row. */
const BRIEF = [
  ['ActionRef', 'Title', 'DueOn', 'RevisedDueOn', 'Rag', 'LeadText', 'Progress', 'LastUpdateAt'],
  ['ActionRef', 'ReportedAt', 'ReportedBy', 'FromRag', 'ToRag', 'FromDueOn', 'ToDueOn', 'Note', 'Evidence'],
  ['PriorityNumber', 'Title', 'LeadText', 'Outcomes'],
  ['MeasureRef', 'MeasureText', 'Unit', 'Baseline', 'Target', 'Actual', 'ActualOn'],
];

/** The columns that a table of the list shows, its key first. */
export function briefOf(columns) {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const names = BRIEF.find((all) => all.every((name) => byName.has(name)));
  return names === undefined
    ? columns.filter(({ name }) => !HISTORY.has(name))
    : names.map((name) => byName.get(name));
}

/** Whether nobody changes what stands in the list. */
export function isHistory(columns) {
  return columns.some(({ name }) => HISTORY.has(name));
}

/** @returns {'lines' | 'line' | 'choice' | 'day' | 'yes-no' | 'number' | 'people' | 'fixed'} how a column is edited */
export function kindOf(column) {
  if (column.text !== undefined) return column.text.allowMultipleLines ? 'lines' : 'line';
  if (column.choice !== undefined) return 'choice';
  if (column.boolean !== undefined) return 'yes-no';
  if (column.number !== undefined) return 'number';
  if (column.dateTime?.format === 'dateOnly') return 'day';
  return column.personOrGroup?.allowMultipleSelection ? 'people' : 'fixed';
}

/** What the column holds, as an editor of its kind takes it; `''` where it is empty. */
export function editable(column, value, zone) {
  if (value === undefined || value === null) return '';
  const kind = kindOf(column);
  if (kind === 'day') return dayIn(value, zone);
  if (kind === 'yes-no') return value ? 'yes' : 'no';
  if (kind === 'people') return value.map(({ LookupValue }) => LookupValue).join('\n');
  return String(value);
}

/** The columns that are written for what an editor holds. People are written by their numbers on the site. */
export function written(column, text, zone) {
  const kind = kindOf(column);
  if (kind === 'people') {
    const numbers = namesIn(text).map((name) => personOf(column, name)?.id);
    const key = `${column.name}LookupId`;
    return { [`${key}@odata.type`]: 'Collection(Edm.Int32)', [key]: [...new Set(numbers)] };
  }
  return { [column.name]: text === '' ? null : valueOf(kind, text, zone) };
}

/** What is wrong with what an editor holds, in a sentence, or `null`. */
export function faultIn(column, text) {
  if (kindOf(column) !== 'people') return null;
  const stranger = namesIn(text).find((name) => personOf(column, name) === undefined);
  if (stranger === undefined) return null;
  return `${stranger} is not known on this site. Write a name or an address a line, as they stand under “You are”.`;
}

function valueOf(kind, text, zone) {
  if (kind === 'day') return startOfDay(text, zone);
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'number') return Number(text);
  return text;
}

function namesIn(text) {
  const names = text.split(/[\n;]/).map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** Somebody whom the site knows, by name or address. */
function personOf(column, name) {
  const wanted = name.toLowerCase();
  return column.people?.find((person) =>
    [person.name, person.upn].some((own) => own.toLowerCase() === wanted),
  );
}

/** What the column holds, in words. */
export function inWords(column, value, zone) {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => one?.LookupValue ?? String(one)).join('; ');
  if (column.dateTime !== undefined) {
    const day = dayInShort(dayIn(value, zone));
    return column.dateTime.format === 'dateOnly' ? day : `${day}, ${clockIn(value, zone)}`;
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return String(value);
}

/** What the column holds, to be looked at. */
export function shown(column, value, zone) {
  const words = inWords(column, value, zone);
  if (words === '') return element('span', { class: 'nothing', 'aria-label': 'empty' }, '–');
  if (RAGS.has(words)) return element('span', { class: `rag ${words.toLowerCase()}` }, words);
  return element('span', { class: 'value' }, words);
}

/** An input for the column. */
export function editorOf(column, value, zone, attributes) {
  const kind = kindOf(column);
  const text = editable(column, value, zone);
  const options = { choice: column.choice?.choices ?? [], 'yes-no': ['yes', 'no'] }[kind];
  if (options !== undefined) {
    const words = (option) => (kind === 'choice' ? option : option === 'yes' ? 'Yes' : 'No');
    const all = options.includes(text) || text === '' ? options : [...options, text];
    const made = element(
      'select',
      attributes,
      element('option', { value: '' }, 'Empty'),
      ...all.map((option) => element('option', { value: option }, words(option))),
    );
    made.value = text;
    return made;
  }
  if (kind === 'lines' || kind === 'people') {
    const made = element('textarea', { rows: kind === 'people' ? '2' : '4', ...attributes });
    made.value = text;
    return made;
  }
  const type = { day: 'date', number: 'number' }[kind] ?? 'text';
  const made = element('input', { type, step: kind === 'number' ? 'any' : null, ...attributes });
  made.value = text;
  return made;
}
