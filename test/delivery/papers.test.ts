import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makePaper, type PaperParts } from '../../src/delivery/papers.js';
import type { PaperRequest } from '../../src/domain/paper.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import { parseDue } from '../../src/importing/cells/parse-due.js';
import { type Piece, readPaper } from '../paper/read-paper.js';
import { buildAction, buildPriority, day } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';
import { linkList, para, part, wordFile } from '../support/word-file.js';

const nobody = () => Promise.resolve([]);
const parts = (paperTemplate: string | null = null): PaperParts => ({
  read: () =>
    Promise.resolve(
      buildReading({
        actions: [buildAction(), buildAction({ ref: '4.1.1', priority: 4 })],
        priorities: [buildPriority()],
      }),
    ),
  digests: { lastBefore: () => Promise.resolve(day('2022-08-18')), record: () => Promise.resolve() },
  ledger: { unreachedSince: nobody, askedSince: nobody } as unknown as PaperParts['ledger'],
  zone: 'Europe/London',
  ragKey: DEFAULT_RAG_KEY,
  officers: [],
  now: () => '2022-09-30T08:00:00.000Z',
  paperTemplate,
  readDue: (text) => parseDue(text).due,
});
const asked = (said: Partial<PaperRequest>): PaperRequest => ({
  kind: 'sendig',
  asOf: day('2022-09-30'),
  since: null,
  board: null,
  forPublication: false,
  ...said,
});
const textsOf = (pieces: readonly Piece[]) => pieces.flatMap((piece) => ('rows' in piece ? [] : piece.text));

describe('making a paper', () => {
  it('looks back to the last digest, a quarter or six months, as far as its kind does', async () => {
    for (const [kind, fact] of [
      ['sendig', 'Compared with: 18 August 2022'],
      ['impact', 'Compared with: 30 June 2022'],
      ['six-month', 'Changes since: 31 March 2022'],
    ] as const) {
      const { bytes } = await makePaper(parts(), asked({ kind }));
      assert.ok(textsOf(readPaper(bytes).pieces).includes(fact), fact);
    }
    const { bytes, title } = await makePaper(parts(), asked({ kind: 'impact', since: day('2021-09-30') }));
    assert.equal(title, 'Written Statement of Action: annual report');
    assert.ok(textsOf(readPaper(bytes).pieces).includes('Compared with: 30 September 2021'));
  });

  it('names the file by what it is, with nothing in the name that a file system refuses', async () => {
    for (const [said, fileName] of [
      [{}, 'SENDIG action register 2022-09-30.docx'],
      [
        { board: 'Health/Wellbeing: "Board"' },
        'SENDIG action register for Health Wellbeing Board 2022-09-30.docx',
      ],
      [{ kind: 'impact' }, 'SENDIG impact report 2022-09-30.docx'],
      [{ kind: 'six-month' }, 'SENDIG six-month report 2022-09-30.docx'],
      [{ kind: 'plan', forPublication: true }, 'SENDIG published plan for publication 2022-09-30.docx'],
    ] as const) {
      assert.equal((await makePaper(parts(), asked(said))).fileName, fileName);
    }
  });

  it('may be limited to one priority, as the digest is', async () => {
    const { bytes } = await makePaper(parts(), asked({}), 4);
    const texts = textsOf(readPaper(bytes).pieces);
    assert.ok(texts.includes('Priority 4: 1 action: 1 with no update. 1 is overdue.'), texts.join('\n'));
  });

  it('reads the template each time, and says in one sentence where it cannot', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'papers-')), 'council.docx');
    const links = linkList(['r1', 'styles', 'styles.xml'], ['r2', 'footer', 'footer1.xml']);
    writeFileSync(
      file,
      wordFile('<w:sectPr><w:footerReference w:type="default" r:id="r2"/></w:sectPr>', {
        'word/_rels/document.xml.rels': links,
        'word/styles.xml': part('styles', ''),
        'word/footer1.xml': part('ftr', para('Council House')),
      }),
    );
    const { parts: files } = readPaper((await makePaper(parts(file), asked({}))).bytes);
    assert.ok([...files.values()].some((text) => text.includes('Council House')));

    writeFileSync(file, 'Dear all');
    await assert.rejects(makePaper(parts(file), asked({})), {
      code: 'template-not-understood',
      message: 'PAPER_TEMPLATE cannot be used: council.docx is not a Word document (.docx).',
      remedy: 'Open it in Word, save it as a Word document (.docx), and set PAPER_TEMPLATE to that file.',
    });
    await assert.rejects(makePaper(parts(`${file}.gone`), asked({})), {
      message: `PAPER_TEMPLATE cannot be used: there is no file ${file}.gone that can be read.`,
    });
  });
});
