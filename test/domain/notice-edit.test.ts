import assert from 'node:assert/strict';
import type { Action, ListRow } from '../../src/domain/action.js';
import { decideUndo } from '../../src/domain/decide-undo.js';
import { noticeEdits } from '../../src/domain/notice-edit.js';
import type { Change } from '../../src/domain/report.js';
import { type Sighting, sightingOf, sightingOfPriority } from '../../src/domain/sighting.js';
import { buildAction, buildPriority, buildUpdate, day, person } from '../support/build-action.js';
import { buildChange } from '../support/build-report.js';

const zone = 'Europe/London';
const now = '2022-09-05T09:00:00.000Z';
/** The officer's third version of row 321. */
const byOfficer: ListRow = {
  id: '321',
  etag: '"row,3"',
  webUrl: '',
  editedAt: '2022-09-03T09:30:00.000Z',
  editedBy: { name: 'Project officer', upn: 'officer@sendig.example' },
};
const green = buildAction({ rag: 'Green' });
const greenReport = buildUpdate({ toRag: 'Green', note: '' });

const noticed = (
  action: Action,
  said: {
    updates?: readonly ReturnType<typeof buildUpdate>[];
    seen?: readonly Sighting[];
    reports?: readonly Change[];
  } = {},
) =>
  noticeEdits({
    reports: said.reports ?? [],
    actions: [action],
    priorities: [],
    updates: said.updates ?? [greenReport],
    seen: new Map((said.seen ?? [sightingOf(green)]).map((sighting) => [sighting.row, sighting])),
    zone,
    now,
  });

describe('what the officer changes in the list itself', () => {
  it('becomes a row of the history: the RAG, the date, the leads and the words, with who and when', () => {
    const edited = {
      ...green,
      rag: 'Red' as const,
      revisedDueOn: day('2022-10-31'),
      people: [person('Tim Bowman'), person('Adrian Rocks')],
      progress: 'No venue before October.',
      row: byOfficer,
    };
    assert.deepEqual(noticed(edited).updates, [
      {
        updateKey: 'sharepoint-action-321-3',
        ref: '3.2.1',
        reportedAt: '2022-09-03T09:30:00.000Z',
        reportedBy: 'Project officer',
        reportedByUpn: 'officer@sendig.example',
        enteredBy: '',
        fromRag: 'Green',
        toRag: 'Red',
        fromDueOn: '2022-08-31',
        toDueOn: '2022-10-31',
        fromLeads: 'Adrian Rocks <adrian.rocks@sendig.example>',
        toLeads: 'Adrian Rocks <adrian.rocks@sendig.example>\nTim Bowman <tim.bowman@sendig.example>',
        note: 'No venue before October.',
        evidence: '',
        source: 'sharepoint',
      },
    ]);
    assert.deepEqual(noticed(edited).sightings, [sightingOf(edited)]);
  });

  it('is not told of a row that holds a report whose history is still to come', () => {
    const report = { rag: 'Red', note: 'Two posts are empty', at: '2022-09-03T09:29:59.400Z' } as const;
    const change = buildChange(green, { ...report, updateKey: 'the next one' });
    const { question: _, ...fields } = change.fields;
    const written = { ...green, ...fields, lastUpdateAt: '2022-09-03T09:29:59Z', row: byOfficer };
    assert.deepEqual(noticed(written, { reports: [change] }), { updates: [], sightings: [] });
    const edited = { ...written, progress: 'No venue.' };
    const arrived = { updates: [greenReport, change.update], reports: [change] };
    assert.deepEqual(
      noticed(edited, arrived).updates.map(({ note }) => note),
      ['No venue.'],
      'with its history there, an edit since is told',
    );
  });

  it('is told although a report on the same row, and its taking back, are still to come', () => {
    const report = buildChange(green, { rag: 'Red', note: 'Two posts are empty', updateKey: 'the next one' });
    const undo = decideUndo({
      ref: '3.2.1',
      action: { ...green, ...report.fields, question: '' },
      priority: null,
      last: report,
      changedSince: false,
      by: person('Adrian Rocks'),
      officers: [],
      at: '2022-08-31T10:05:00.000Z',
    });
    assert.ok(undo.allowed);
    const edited = { ...green, revisedDueOn: day('2022-10-31'), row: byOfficer };
    assert.equal(noticed(edited, { reports: [report, undo.change] }).updates.length, 1);
  });

  it('is recorded once: with its row in the history nothing more is to be said', () => {
    const edited = { ...green, rag: 'Red' as const, progress: 'No venue.', row: byOfficer };
    const [edit] = noticed(edited).updates;
    assert.ok(edit);
    assert.deepEqual(noticed(edited, { updates: [greenReport, edit], seen: [sightingOf(edited)] }), {
      updates: [],
      sightings: [],
    });
  });

  it('keeps no second copy of words that look as if they were about one child, and says so once', () => {
    const edited = { ...green, progress: 'NHS no 943 476 5919 waits.', row: byOfficer };
    const [edit] = noticed(edited).updates;
    assert.equal(edit?.note, 'These words look as if they were about one child, so they were not copied.');
    assert.deepEqual(noticed(edited, { updates: [greenReport, edit] }).updates, []);
  });

  it('is told from what the bot last saw where nobody has reported yet', () => {
    const before = buildAction({ progress: 'As imported.' });
    const edited = { ...before, rag: 'Amber' as const, row: byOfficer };
    const [edit] = noticed(edited, { updates: [], seen: [sightingOf(before)] }).updates;
    assert.deepEqual([edit?.fromRag, edit?.toRag, edit?.note], [null, 'Amber', '']);
  });

  it('is not what stands in a row that is seen for the first time', () => {
    const found = { ...green, row: byOfficer };
    assert.deepEqual(noticed(found, { updates: [], seen: [] }), {
      updates: [],
      sightings: [sightingOf(found)],
    });
  });

  it('is not what the bot wrote itself, nor a change of other columns', () => {
    const ours = { ...green, rag: 'Amber' as const, row: { ...byOfficer, editedBy: null } };
    assert.deepEqual(noticed(ours).updates, []);
    assert.deepEqual(noticed({ ...green, partners: 'Schools', row: byOfficer }).updates, []);
  });

  it('follows on a report that was said earlier and arrived later', () => {
    const edit = buildUpdate({
      updateKey: 'e',
      source: 'sharepoint',
      toRag: 'Red',
      reportedAt: '2022-09-02T10:30:00.000Z',
    });
    const late = buildUpdate({
      updateKey: 'l',
      fromRag: 'Red',
      toRag: 'Amber',
      reportedAt: '2022-09-02T10:00:00.000Z',
    });
    const stands = { ...green, rag: 'Amber' as const, progress: '', row: byOfficer };
    assert.deepEqual(noticed(stands, { updates: [edit, late] }).updates, []);
  });

  it('is recorded of the leads of a priority too', () => {
    const before = buildPriority();
    const edited = { ...before, people: [person('Wendy Young')], row: { ...byOfficer, id: '3' } };
    const { updates } = noticeEdits({
      reports: [],
      actions: [],
      priorities: [edited],
      updates: [],
      seen: new Map([['priority 3', sightingOfPriority(before)]]),
      zone,
      now,
    });
    assert.deepEqual(
      updates.map(({ updateKey, ref, fromLeads, toLeads, reportedBy }) => [
        updateKey,
        ref,
        fromLeads,
        toLeads,
        reportedBy,
      ]),
      [
        [
          'sharepoint-priority-3-3',
          '3',
          'Adrian Rocks <adrian.rocks@sendig.example>',
          'Wendy Young <wendy.young@sendig.example>',
          'Project officer',
        ],
      ],
    );
  });
});
