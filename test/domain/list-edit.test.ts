import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { editBefore, editOf, isInHistory } from '../../src/domain/list-edit.js';
import { progressInWords } from '../../src/domain/report-words.js';
import { sightingOf } from '../../src/domain/sighting.js';
import { buildAction, buildUpdate, listRow } from '../support/build-action.js';

const zone = 'Europe/London';
const now = '2022-09-05T09:00:00.000Z';
const officer = { name: 'Project officer', upn: 'officer@sendig.example' };
const byOfficer = { ...listRow('321', '"row,3"'), editedBy: officer };
const green = buildAction({ rag: 'Green' });
const greenReport = buildUpdate({ toRag: 'Green', note: '' });

describe('words that a report is about to replace', () => {
  it('are kept when somebody typed them in the list', () => {
    const typed = { ...green, progress: 'Typed by hand.', row: byOfficer };
    assert.equal(editBefore(typed, [greenReport], { zone, now })?.note, 'Typed by hand.');
  });

  it('are kept when they came with the plan', () => {
    const imported = { ...green, progress: 'GREEN - first draft shared' };
    const edit = editBefore(imported, [], { zone, now });
    assert.deepEqual(
      [edit?.note, edit?.source, edit?.reportedBy, edit?.fromRag, edit?.toRag],
      ['GREEN - first draft shared', 'import', 'The imported plan', 'Green', 'Green'],
    );
  });

  it('are not kept twice when a report put them there', () => {
    const report = buildUpdate({ toRag: 'Green', note: 'Survey is out' });
    const progress = progressInWords(report.note, report.reportedAt, report.reportedBy, zone);
    assert.equal(editBefore({ ...green, progress, row: byOfficer }, [report], { zone, now }), null);
  });
});

describe('an officer’s edit beside what the chair asked', () => {
  const question = buildUpdate({
    updateKey: 'ask-1',
    fromRag: 'Green',
    toRag: 'Green',
    note: 'Is it funded?',
  });

  it('is one still, and what the chair asked is none', () => {
    const asked = { ...green, question: 'Is it funded?' };
    const edited = (said: Partial<Action>) =>
      editOf({ ...asked, row: byOfficer, ...said }, [greenReport, question], sightingOf(asked), {
        zone,
        now,
      });
    assert.equal(edited({}), null);
    assert.deepEqual([edited({ rag: 'Red' })?.fromRag, edited({ rag: 'Red' })?.toRag], ['Green', 'Red']);
    assert.equal(edited({ progress: 'Typed by hand.' })?.note, 'Typed by hand.');
    assert.equal(edited({ progress: 'Is it funded?' })?.note, 'Is it funded?', 'copied into the notes');
  });

  it('does not make words that a report left look typed by hand', () => {
    const report = buildUpdate({ toRag: 'Green', note: 'Survey is out' });
    const progress = progressInWords(report.note, report.reportedAt, report.reportedBy, zone);
    const action = { ...green, progress, question: 'Is it funded?', row: byOfficer };
    assert.equal(editOf(action, [report, question], null, { zone, now }), null);
    const before = { rag: 'Green', dueOn: action.dueOn, progress } as const;
    assert.ok(isInHistory(before, [report, question], zone));
  });

  it('does not make the words of the imported plan look like a report’s', () => {
    const imported = { ...green, progress: 'GREEN - first draft shared', question: 'Is it funded?' };
    assert.equal(editBefore(imported, [question], { zone, now })?.note, 'GREEN - first draft shared');
  });
});
