import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { renderReminder } from '../../src/cards/render-reminder.js';
import { type ReportFormView, renderReportForm } from '../../src/cards/render-report-form.js';
import { expand, type TemplateName, type ViewModel } from '../../src/cards/template.js';
import type { Card } from '../../src/domain/messenger.js';
import { buildAction, buildUpdate, day, lead, person } from '../support/build-action.js';
import { launchChromium } from '../support/chromium.js';
import { type Easel, openEasel } from './draw.js';

const PICTURES = new URL('../../test-output/cards/', import.meta.url);
const TODAY = { day: day('2022-09-01'), zone: 'Europe/London' };
const IN_TIME = { dueOn: day('2022-09-30'), dueText: 'September 2022' };

/** What is drawn: the sample of each template, and the states that people meet most. */
const CARDS: Readonly<Record<string, () => Card>> = {
  actions: () => sample('actions'),
  action: () => sample('action'),
  'report-form': () => sample('report-form'),
  digest: () => sample('digest'),
  'digest-preview': () => sample('digest-preview'),
  notice: () => sample('notice'),
  'put-right': () => sample('put-right'),
  preview: () => sample('preview'),
  'not-mine': () => sample('not-mine'),
  'measure-form': () => sample('measure-form'),
  measures: () => sample('measures'),
  'ask-form': () => sample('ask-form'),
  questions: () => sample('questions'),
  paper: () => sample('paper'),
  'form-green': () => form({ action: action(IN_TIME), rag: 'Green' }),
  'form-green-past-its-date': () => form({ rag: 'Green' }),
  'form-complete': () => form({ rag: 'Complete' }),
  'form-no-answer': () => form({ rag: null }),
  'form-officer': () => form({ leads: ['Adrian Rocks', 'Elaine Healey'] }),
  'form-more-open': () =>
    form({
      rag: 'Red',
      typed: {
        note: 'Two posts are empty, and the survey of families cannot start without them.',
        doing: 'Agency staff start on 12 September.',
        revisedDueOn: '2022-10-31',
      },
    }),
  'reminder-after-saving': reminder,
};

describe('the cards, drawn as Teams draws them', () => {
  let browser: Browser | undefined;
  let easel: Easel;
  before(async function () {
    browser = await launchChromium(this);
    mkdirSync(PICTURES, { recursive: true });
    easel = await openEasel(browser);
  });
  after(async () => {
    await browser?.close();
  });

  for (const [name, card] of Object.entries(CARDS)) {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [640, 320]) {
        it(`${name}, ${theme}, ${String(width)} px wide: nothing is cut off`, async () => {
          await easel.draw(card(), theme, width);
          await easel.keep(new URL(`${name}-${theme}-${String(width)}.png`, PICTURES).pathname);
          assert.deepEqual(await easel.page.evaluate(CUT_OFF), []);
        });
      }
    }
  }

  it('a press on "More" opens what stands behind it, and another closes it again', async () => {
    await easel.draw(form({ rag: 'Amber' }), 'light', 640);
    const more = easel.page.getByRole('button', { name: 'More' });
    const evidence = easel.page.getByLabel('Evidence: a link or a sentence');
    assert.equal(await evidence.isVisible(), false);
    await more.click();
    assert.equal(await evidence.isVisible(), true);
    await more.click();
    assert.equal(await evidence.isVisible(), false);
  });
});

function sample(name: TemplateName): Card {
  const file = new URL(`../../cards/${name}.sample.json`, import.meta.url);
  return expand(name, JSON.parse(readFileSync(file, 'utf8')) as ViewModel);
}

function action(said: Parameters<typeof buildAction>[0] = {}) {
  return buildAction({
    title: 'Review what the Local Offer says with families and partners',
    text: 'Go through what the Local Offer holds now with the parent and carer forum and every partner, so that it serves its purpose and is easy to find.',
    coLeads: [lead('Elaine Healey')],
    question: 'Will it be done by October?',
    ...said,
  });
}

function form(said: Partial<ReportFormView>): Card {
  const lastUpdate = buildUpdate({
    toRag: 'Green',
    reportedAt: '2022-05-04T09:00:00.000Z',
    note: 'The first workshop with the forum is booked',
  });
  return renderReportForm({
    action: action(),
    rag: 'Amber',
    page: 1,
    lastUpdate,
    asked: true,
    ...TODAY,
    ...said,
  }).card;
}

/** What Adrian Rocks sees once he has saved the first of his three. */
function reminder(): Card {
  const saved = action({ rag: 'Amber', revisedDueOn: day('2022-09-30'), question: '' });
  const late = action({ ref: '3.3.1', title: 'Find out which provision is missing from the Local Offer' });
  const soon = action({ ...IN_TIME, ref: '7.3.7', title: 'Broker and monitor placements more closely' });
  const row = { rag: 'Amber', at: '2022-09-01T08:12:00.000Z', note: 'Waiting for the survey' } as const;
  const said = { dueOn: null, days: -1, why: '' };
  return renderReminder({
    reminder: {
      to: person('Adrian Rocks'),
      request: '',
      figures: [],
      items: [
        { action: saved, kind: 'overdue', ...said },
        { action: late, kind: 'overdue', ...said },
        { action: soon, kind: 'due-soon', ...said, days: 29 },
      ],
    },
    page: 1,
    saved: new Map([['3.2.1', { ...row, by: '', undo: true }]]),
    notice: 'Saved: 3.2.1 is Amber. The group will be asked to agree this date.',
    ...TODAY,
  }).card;
}

/** Runs in the page: the words of whatever is wider than its place. */
const CUT_OFF = `[document.documentElement, ...document.querySelectorAll('#card *')]
  .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
  .map((element) => element.textContent)`;
