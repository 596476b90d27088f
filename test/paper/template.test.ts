import assert from 'node:assert/strict';
import { STYLE_IDS } from '../../src/paper/house-styles.js';
import { linksOf } from '../../src/paper/package-links.js';
import { readTemplate } from '../../src/paper/read-template.js';
import { buildAction, buildPriority } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';
import { linkList, type PartLink, para, part, tbl, wordFile } from '../support/word-file.js';
import { paperOf } from './make-paper.js';
import { readPaper } from './read-paper.js';

const READING = buildReading({
  actions: [buildAction({ rag: 'Red', progress: 'Waiting for the survey' })],
  priorities: [buildPriority()],
});
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const SECTION = [
  '<w:sectPr><w:headerReference w:type="first" r:id="r4"/><w:headerReference w:type="default" r:id="r5"/>',
  '<w:footerReference w:type="default" r:id="r6"/><w:pgSz w:w="12240" w:h="15840"/>',
  '<w:pgMar w:top="1800" w:right="900" w:bottom="1440" w:left="1000" w:header="700" w:footer="600"/><w:titlePg/>',
  '<w:sectPrChange><w:sectPr><w:pgSz w:w="5" w:h="5"/></w:sectPr></w:sectPrChange></w:sectPr>',
].join('');
const SHEET = part(
  'styles',
  [
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard &amp; &quot;x&quot;"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="Strong"/></w:style>',
    '<w:style w:type="table" w:styleId="CouncilTable"><w:name w:val="Paper Table"/></w:style>',
  ].join(''),
);
const PARTS = {
  'word/_rels/document.xml.rels': linkList(
    ['r1', 'styles', 'styles.xml'],
    ['r2', 'numbering', '/word/numbering.xml'],
    ['r3', 'theme', 'theme/theme1.xml'],
    ['r4', 'header', 'header1.xml'],
    ['r5', 'header', 'header2.xml'],
    ['r6', 'footer', 'footer1.xml'],
    ['r7', 'attachedTemplate', 'https://example.org/evil.dotm', 'External'],
  ),
  'word/styles.xml': SHEET,
  'word/numbering.xml': part(
    'numbering',
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>',
  ),
  'word/theme/theme1.xml':
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Council"/>',
  'word/header1.xml': part('hdr', para('The first page of the council')),
  'word/header2.xml': part('hdr', para('Every page of the council')),
  'word/_rels/header2.xml.rels': linkList(
    ['p1', 'image', 'media/logo.PNG'],
    ['p2', 'hyperlink', 'https://example.org', 'External'],
  ),
  'word/media/logo.PNG': PICTURE,
  'word/footer1.xml': part('ftr', para('Council House')),
  'word/vbaProject.bin': PICTURE,
};
const template = (change: Readonly<Record<string, string | Uint8Array>> = {}, body = SECTION) =>
  readTemplate(wordFile(para('Text of the template') + body, { ...PARTS, ...change }), 'papers/council.docx');

describe('a paper on the council’s own paper', () => {
  it('takes its styles, its page, its header and its footer, and nothing of its text', async () => {
    const { parts, pieces } = readPaper(await paperOf(READING, {}, template()));
    assertHangsTogether(parts);
    const document = parts.get('word/document.xml') ?? '';
    assert.match(document, /<w:pStyle w:val="berschrift1"\/>/);
    assert.match(document, /<w:tblStyle w:val="CouncilTable"\/>/);
    assert.match(document, /<w:pgSz w:w="12240" w:h="15840"/);
    assert.match(
      document,
      /<w:pgMar w:top="1800" w:right="900" w:bottom="1440" w:left="1000" w:header="700" w:footer="600"/,
    );
    assert.match(document, /<w:titlePg\/>/);
    assert.equal(pieces[0]?.style, 'Title');
    const texts = [...parts].filter(([name]) => /header|footer/.test(name)).map(([, content]) => content);
    for (const words of ['The first page of the council', 'Every page of the council', 'Council House']) {
      assert.ok(
        texts.some((text) => text.includes(words)),
        words,
      );
    }
    assert.ok(!texts.some((text) => text.includes('SEND Improvement Group')));
    assert.ok(!document.includes('Text of the template'));
    assert.ok(
      !parts.has('word/vbaProject.bin') && ![...parts.values()].some((text) => text.includes('evil')),
    );
    assert.match(parts.get('word/theme/theme1.xml') ?? '', /name="Council"/);
  });

  it('adds the styles that it lacks, on its own ones and in British English', async () => {
    const { parts } = readPaper(await paperOf(READING, {}, template()));
    const sheet = parts.get('word/styles.xml') ?? '';
    assert.match(sheet, /<w:name w:val="Table Text"\/><w:basedOn w:val="Standard &amp; &quot;x&quot;"\/>/);
    assert.equal(sheet.match(/<w:name w:val="heading 1"\/>/g)?.length, 1);
    // What is a style of paragraphs there is none of words.
    assert.match(sheet, /<w:style w:type="character" w:styleId="PaperStrong">/);
    assert.match(parts.get('word/document.xml') ?? '', /<w:rStyle w:val="PaperStrong"\/>/);
    assert.ok(sheet.includes('<w:lang w:val="en-GB"/>') && !sheet.includes('en-US'));
    assert.match(sheet, /<w:name w:val="List Bullet"\/>.*?<w:numId w:val="8"\/>/);
    assert.match(
      parts.get('word/numbering.xml') ?? '',
      /<w:abstractNum w:abstractNumId="5">.*<w:num w:numId="7">.*<w:num w:numId="8"><w:abstractNumId w:val="5"\/>/,
    );
  });

  it('keeps its own footer and the whole page where the template has none', async () => {
    const bare = template(
      {},
      '<w:sectPr><w:headerReference w:type="default" r:id="r5"/><w:pgMar w:left="9000"/></w:sectPr>',
    );
    const { parts } = readPaper(await paperOf(READING, { request: { kind: 'plan' } }, bare));
    assertHangsTogether(parts);
    assert.ok([...parts].some(([name, text]) => name.includes('footer') && text.includes('NUMPAGES')));
    assert.match(
      parts.get('word/document.xml') ?? '',
      /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/,
    );
  });

  it('goes by the last section, which takes over what it does not say', () => {
    const before =
      '<w:p><w:pPr><w:sectPr><w:footerReference w:type="default" r:id="r6"/></w:sectPr></w:pPr></w:p>';
    const last = '<w:sectPr><w:headerReference w:type="default" r:id="r5"/></w:sectPr>';
    assert.deepEqual(
      template({}, before + last).edges.map(({ kind, part: name }) => [kind, name]),
      [
        ['footer', 'word/footer1.xml'],
        ['header', 'word/header2.xml'],
      ],
    );
  });

  it('needs a numbering, a theme or a language as little as a header', async () => {
    const plain = readTemplate(
      wordFile(tbl(['a']), {
        'word/_rels/document.xml.rels': linkList(['r1', 'styles', 'styles.xml']),
        'word/styles.xml': part('styles', ''),
      }),
      'council.docx',
    );
    assert.deepEqual(plain.lacking, Object.keys(STYLE_IDS));
    const { parts } = readPaper(await paperOf(READING, {}, plain));
    assertHangsTogether(parts);
    assert.match(parts.get('word/styles.xml') ?? '', /<w:docDefaults>.*en-GB.*<\/w:docDefaults>/);
    assert.match(parts.get('word/numbering.xml') ?? '', /•/);
  });

  it('says in one sentence what is wrong with a file that cannot lend', () => {
    const whole = wordFile(para('Hello'), PARTS);
    const strict = SHEET.replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
    const other = 'has something in its header or footer that is neither words nor a picture of its own';
    const withLink = (link: PartLink) => ({ 'word/_rels/header2.xml.rels': linkList(link) });
    const cases: readonly (readonly [make: () => unknown, wrong: string])[] = [
      [
        () => readTemplate(new TextEncoder().encode('Dear all'), 'x/council.docx'),
        'is not a Word document (.docx)',
      ],
      [() => readTemplate(whole.slice(0, -40), 'council.docx'), 'is damaged'],
      [() => readTemplate(wordFile('<w:p>'), 'council.docx'), 'is damaged'],
      [() => readTemplate(wordFile(para('Hello')), 'council.docx'), 'has no styles'],
      [() => template({ 'word/styles.xml': '<w:styles' }), 'is damaged'],
      [() => template({ 'word/styles.xml': strict }), 'is not saved as Word saves a .docx by itself'],
      [() => template({ 'word/header2.xml': 'no xml' }), 'is damaged'],
      [() => template(withLink(['p1', 'image', 'media/none.png'])), other],
      [() => template(withLink(['p1', 'image', 'https://example.org/logo.png', 'External'])), other],
      [() => template(withLink(['p1', 'oleObject', 'media/logo.PNG'])), other],
    ];
    for (const [make, wrong] of cases) {
      assert.throws(make, {
        code: 'template-not-understood',
        message: `PAPER_TEMPLATE cannot be used: council.docx ${wrong}.`,
      });
    }
  });
});

/** Whatever a part points at is in the file, and the file says of every part what it is. */
function assertHangsTogether(parts: ReadonlyMap<string, string>): void {
  const types = parts.get('[Content_Types].xml') ?? '';
  const bytes = new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  for (const name of parts.keys()) {
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    const known = types.includes(`PartName="/${name}"`) || types.includes(`Extension="${extension}"`);
    assert.ok(known || name === '[Content_Types].xml', `${name} is of a known kind`);
    for (const { target, outside } of linksOf(bytes, name) ?? []) {
      assert.ok(outside || parts.has(target), `${name} points at ${target}`);
    }
  }
}
