import assert from 'node:assert/strict';
import { hasChangedSince, versionOf } from '../../src/domain/version.js';
import { buildAction, day, listRow } from '../support/build-action.js';

describe('the version of an action that a card was made of', () => {
  const made = buildAction({ rag: 'Green', progress: 'Begun', row: listRow('1', '"a,3"') });
  const version = versionOf(made);

  it('has changed when somebody else has answered', () => {
    for (const said of [
      { rag: 'Red' as const },
      { progress: 'Stopped' },
      { evidence: 'Minutes' },
      { revisedDueOn: day('2022-10-31') },
    ]) {
      assert.ok(
        hasChangedSince(version, { ...made, ...said, row: listRow('1', '"a,4"') }),
        JSON.stringify(said),
      );
    }
  });

  it('has not changed where a report changes nothing of it', () => {
    assert.ok(
      !hasChangedSince(version, buildAction({ ...made, partners: 'The forum', row: listRow('1', '"a,4"') })),
    );
    assert.notEqual(versionOf({ ...made, row: listRow('1', '"a,4"') }), version);
  });

  it('says nothing where a card carries something else', () => {
    for (const other of ['', '"a,3"', 'whatever']) assert.ok(!hasChangedSince(other, made), other);
  });
});
