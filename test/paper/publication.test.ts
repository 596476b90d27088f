import assert from 'node:assert/strict';
import { PAPER_KINDS, type PaperKind } from '../../src/domain/paper.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { readSample } from '../../src/local/sample/read-sample.js';
import { writePaper } from '../../src/paper/write-paper.js';
import { day } from '../support/build-action.js';
import { readSampleRegister } from '../support/sample-reading.js';
import { paperOf, sourceOf } from './make-paper.js';
import { readPaper } from './read-paper.js';

describe('a paper for publication', () => {
  let reading: RegisterReading;
  let names: readonly string[];
  before(async () => {
    reading = await readSampleRegister();
    names = [...(await readSample()).people.keys()];
  });

  it('names nobody, in any paper and in no part of its file, even where every note is fit to publish', async () => {
    assert.ok(names.length > 40);
    const actions = reading.actions.map((action) => ({ ...action, publishNotesTo: day('2022-12-31') }));
    const published = { ...reading, actions };
    const askedOf = (kind: PaperKind) => ({
      request: { kind, forPublication: true },
      since: day('2022-04-01'),
    });
    for (const kind of PAPER_KINDS) {
      const said = JSON.stringify(writePaper(sourceOf(published, askedOf(kind))));
      for (const name of names) assert.ok(!said.includes(name), `${name} is in ${kind}`);
      assert.ok(kind === 'impact' || said.includes('Sample:'), `${kind} has notes`);
    }
    for (const [part, content] of readPaper(await paperOf(published, askedOf('sendig'))).parts) {
      for (const name of names) assert.ok(!content.includes(name), `${name} is in ${part}`);
    }
  });

  it('has no note that is not marked, no question, and nothing of who was asked or not reached', async () => {
    const unreached = [{ name: 'Allan Pearce', upn: null, why: 'has no chat', remedy: 'Add the app.' }];
    const asked = { unreached, since: day('2022-04-01') };
    const wholeOf = async (forPublication: boolean) =>
      [...readPaper(await paperOf(reading, { ...asked, request: { forPublication } })).parts.values()].join();
    const [whole, shown] = [await wholeOf(false), await wholeOf(true)];
    for (const words of [
      'Sample:',
      'the chair may wish',
      'could not be reached',
      'No update since',
      'Evidence:',
    ]) {
      assert.ok(whole.includes(words), words);
      assert.ok(!shown.includes(words), words);
    }
    assert.ok(!whole.includes('has no chat'), 'why somebody was not reached is for the officer');
    assert.ok(!shown.includes('none recorded') && !shown.includes('None recorded'));
    for (const column of ['Note and evidence', 'Reason']) {
      assert.ok(whole.includes(column) && !shown.includes(column), `no empty column ${column}`);
    }
  });

  it('says of so few children only that there are few', async () => {
    const [first, ...rest] = reading.measures;
    assert.ok(first !== undefined);
    const few = { ...first, unit: 'children', baseline: 3, target: 0, actual: null, actualOn: null };
    const register = { ...reading, measures: [few, ...rest] };
    const textOf = async (forPublication: boolean) =>
      readPaper(await paperOf(register, { request: { kind: 'impact', forPublication } })).parts.get(
        'word/document.xml',
      ) ?? '';
    assert.match(await textOf(true), />1 to 5 children</);
    assert.match(await textOf(false), />3 children</);
  });
});
