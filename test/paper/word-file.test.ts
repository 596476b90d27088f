import assert from 'node:assert/strict';
import type { RegisterReading } from '../../src/domain/register.js';
import { writePaper } from '../../src/paper/write-paper.js';
import { buildAction, day } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';
import { readSampleRegister } from '../support/sample-reading.js';
import { type Asked, paperOf, sourceOf } from './make-paper.js';
import { asPieces, type ReadPaper, readPaper } from './read-paper.js';

describe('a paper as a Word file', () => {
  let reading: RegisterReading;
  before(async () => {
    reading = await readSampleRegister();
  });
  const KINDS: readonly Asked[] = [
    { request: { kind: 'sendig' } },
    { request: { kind: 'impact' }, since: day('2021-09-01'), priority: 9 },
    { request: { kind: 'six-month' }, priority: 9 },
    { request: { kind: 'plan' }, priority: 9 },
  ];

  it('says what the paper says, in headings, lists and tables of Word’s own', async () => {
    for (const asked of KINDS) {
      const { pieces } = readPaper(await paperOf(reading, asked));
      const kind = asked.request?.kind ?? '';
      assert.deepEqual(pieces, asPieces(writePaper(sourceOf(reading, asked))), kind);
      const levels = pieces.flatMap(({ style }) => /^heading (\d)$/.exec(style)?.[1] ?? []).map(Number);
      assert.ok(
        levels.every((level, at) => level - (levels[at - 1] ?? 0) <= 1),
        `${kind}: no level is left out`,
      );
      for (const piece of pieces) {
        if ('rows' in piece) assert.ok(piece.headed && piece.rows[0]?.every((title) => title !== ''));
        else assert.notEqual(piece.text, '', `${kind}: nothing is put apart by an empty paragraph`);
      }
    }
  });

  it('has its language, its properties, its page numbers and the paper’s name on each page', async () => {
    const paper = readPaper(await paperOf(buildReading(), { request: { asOf: day('2022-08-31') } }));
    const core = partOf(paper, 'docProps/core.xml');
    for (const property of [
      '<dc:title>SEND Improvement Group: action register</dc:title>',
      '<dc:subject>Progress of the Written Statement of Action</dc:subject>',
      '<dc:creator>SEND Improvement Group</dc:creator>',
      '<dc:language>en-GB</dc:language>',
      '<dcterms:created xsi:type="dcterms:W3CDTF">2022-08-31T00:00:00Z</dcterms:created>',
      '<dcterms:modified xsi:type="dcterms:W3CDTF">2022-08-31T00:00:00Z</dcterms:modified>',
    ]) {
      assert.ok(core.includes(property), property);
    }
    assert.ok(partOf(paper, 'word/styles.xml').includes('<w:lang w:val="en-GB"/>'));
    assert.ok(
      partOf(paper, 'word/header1.xml').includes(
        'SEND Improvement Group: action register, as at 31 August 2022',
      ),
    );
    assert.match(partOf(paper, 'word/footer1.xml'), /Page .*PAGE.* of .*NUMPAGES/);
    assert.match(
      partOf(paper, 'word/document.xml'),
      /<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/,
    );
    const plan = readPaper(await paperOf(buildReading(), { request: { kind: 'plan' } }));
    assert.match(
      partOf(plan, 'word/document.xml'),
      /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/,
    );
  });

  it('says a RAG in words wherever a shade goes with it', async () => {
    const document = partOf(readPaper(await paperOf(reading, { priority: 1 })), 'word/document.xml');
    const shaded = document.match(/<w:tc>(?:(?!<\/w:tc>).)*<w:shd (?:(?!<\/w:tc>).)*<\/w:tc>/gs) ?? [];
    assert.ok(shaded.length > 5);
    for (const cell of shaded) assert.match(cell, />(?:Red|Amber|Green|Complete)</);
  });

  it('parts no row over two pages but one that is long', async () => {
    const actions = [buildAction({ rag: 'Red', progress: 'Short' })];
    const long = buildAction({ ref: '3.3.1', rag: 'Red', progress: 'Long '.repeat(200) });
    const rowsOf = async (reading: RegisterReading) =>
      (partOf(readPaper(await paperOf(reading)), 'word/document.xml').match(/<w:tr>.*?<\/w:tr>/gs) ?? [])
        .map((row) => [/>(\d\.\d\.\d)</.exec(row)?.[1], row.includes('<w:cantSplit/>')])
        .filter(([ref]) => ref !== undefined);
    assert.deepEqual((await rowsOf(buildReading({ actions: [...actions, long] }))).slice(0, 2), [
      ['3.2.1', true],
      ['3.3.1', false],
    ]);
  });

  it('is the same to the last byte, whenever and wherever it is made', async () => {
    const asked = { priority: 9 };
    const first = await paperOf(reading, asked);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    const again = await paperOf(structuredClone(reading), asked);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    assert.ok(Buffer.from(first).equals(Buffer.from(again)));
  });
});

function partOf({ parts }: ReadPaper, name: string): string {
  const part = parts.get(name);
  assert.ok(part !== undefined, `${name} is in the file`);
  return part;
}
