import assert from 'node:assert/strict';
import { editBefore } from '../../src/domain/list-edit.js';
import { progressInWords } from '../../src/domain/report-words.js';
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
