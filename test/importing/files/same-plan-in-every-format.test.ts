import assert from 'node:assert/strict';
import type { Plan } from '../../../src/domain/plan.js';
import { parsePlan } from '../../../src/importing/parse-plan.js';
import { itReadsTheRealPlan } from '../real-plan.js';
import { type Format, savePlanAs } from './save-plan-as.js';

const FORMATS: readonly Format[] = ['docx', 'xlsx', 'csv', 'html'];
const HEADINGS =
  'Outcome Ref\tActions\tCompletion Date\tLead\tDelivery Partners\tResource\tHow will we know?\tProgress & RAG';
const PLAN = [
  'Our plan, in few words & many rows',
  '',
  'Priority 3\tThe local offer',
  'Lead\tAdrian Rocks (Head of Education Commissioning), Wendy Young (Deputy Head of SEND)',
  '',
  'Outcomes:',
  '- 3.1 Families use the local offer**',
  '- 3.2 Gaps in it are seen',
  'Impact Measures:',
  '- More visits, “and longer ones”',
  '- Fewer calls',
  '',
  HEADINGS,
  '3.1 Families use it\t\t\t\t\t\t\t',
  '3.1.1 [3.2]\tSet up a board, "the board", that meets; and\tJune 2022\tAllan Pearce\tSchools, health\t2 days\t<p>It meets &lt; 5 weeks apart.</p> <p>Minutes are kept</p>\tGREEN - it has met',
  '3.1.2\tAsk families about: <ul><li>what they read</li><li>what they miss,\t<s>July 2022</s> September 2022\tElaine Healey (Chair)\t\t£500\t\t',
  '',
  HEADINGS,
  '\t<ul><li>what they would like</li></ul>\t\t\t\tof it in kind\t\t',
  '3.2 Gaps are seen\t\t\t\t\t\t\t',
  '3.2.1\tReview the',
  'content\t31/03/2023\tKaren Kromolicki\t\t\t\tRed',
].join('\n');

/** All of a plan but the places where its actions stand, which are other ones in each format. */
const registerOf = ({ priorities, actions }: Plan) => ({
  priorities,
  actions: actions.map(({ source: _source, ...action }) => action),
});
/** What was asked, but for rows that only text with tabs has, or only a sheet, where notes stand in cells. */
const askedOf = ({ findings }: Plan): string[] =>
  findings
    .filter(({ code }) => code !== 'row-not-understood')
    .map(({ code, ref, message }) => `${code} ${ref ?? '-'} ${message}`);

async function readsTheSame(text: Uint8Array, format: Format): Promise<void> {
  const expected = parsePlan(text, 'plan.txt');
  const file = await savePlanAs(format, new TextDecoder().decode(text));
  // By its content: no file has the ending of its format.
  const plan = parsePlan(file, 'plan');
  assert.deepEqual(registerOf(plan), registerOf(expected));
  assert.deepEqual(askedOf(plan), askedOf(expected));
}

describe('the same plan, whatever it was saved as', () => {
  for (const format of FORMATS) {
    it(`reads a small plan alike as .${format}`, () => readsTheSame(new TextEncoder().encode(PLAN), format));
    itReadsTheRealPlan(`reads the published plan alike as .${format}`, (bytes) =>
      readsTheSame(bytes, format),
    );
  }
});
