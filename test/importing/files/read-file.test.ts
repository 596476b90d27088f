import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { CodedError } from '../../../src/errors.js';
import { parsePlan } from '../../../src/importing/parse-plan.js';
import { wordFile } from '../../support/word-file.js';
import { savePlanAs } from './save-plan-as.js';

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const ole = (stream: string): Uint8Array =>
  Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), new Uint8Array(600), utf16(stream)]);
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('')])));
const openDocument = (type: string): Uint8Array =>
  zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }] });
const withPassword = (): Uint8Array => {
  const bytes = zip('word/document.xml');
  bytes[6] = 1;
  return bytes;
};

describe('a file in which no plan can be read', () => {
  it('is refused in one sentence that says what to do', () => {
    const password = 'is protected with a password; open it, take the password off and save it again';
    const picture = 'is a picture; ask for the Word or Excel file that it was made from';
    const slides = 'is a PowerPoint file; put its tables into a Word document (.docx) and try that';
    const refusals: readonly (readonly [Uint8Array, string])[] = [
      [latin('\n%PDF-1.7'), 'is a PDF; ask for the Word or Excel file that it was made from'],
      [ole('WordDocument'), 'is an old Word file; open it in Word and save it as a Word document (.docx)'],
      [ole('Workbook'), 'is an old Excel file; open it in Excel and save it as an Excel workbook (.xlsx)'],
      [ole('PowerPoint Document'), slides],
      [ole('EncryptedPackage'), password],
      [withPassword(), password],
      [zip('ppt/presentation.xml'), slides],
      [
        openDocument('spreadsheet'),
        'is an OpenDocument spreadsheet; open it and save it as an Excel workbook (.xlsx)',
      ],
      [openDocument('text'), 'is an OpenDocument file; open it and save it as a Word document (.docx)'],
      [zip('Index/Document.iwa'), 'is an Apple iWork file; export it as a Word or Excel file and try that'],
      [zip('plan.docx'), 'is a zip file; unpack it and try the plan that is in it'],
      [latin('PK\u0005\u0006'), 'is an empty zip file; ask for the plan again'],
      [latin('\u0089PNG\r\n'), picture],
      [latin('\u00ff\u00d8\u00ff\u00e0'), picture],
      [latin('GIF89a'), picture],
      [latin('RIFF1234WEBP'), picture],
      [latin('\0\0\0\u0018ftypheic'), picture],
      [
        latin('MIME-Version: 1.0\r\n'),
        'is a web archive; open it in Word and save it as a Word document (.docx)',
      ],
      [
        latin('<?xml version="1.0"?><Workbook/>'),
        'is an XML file; save it as a Word document (.docx) or an Excel workbook (.xlsx)',
      ],
      [utf16('\ufeffRef\tAction'), 'is text saved as UTF-16; save it as UTF-8 and try again'],
    ];
    for (const [bytes, words] of refusals) {
      assert.throws(() => parsePlan(bytes, 'C:\\plans\\plan.docx'), {
        code: 'file-not-understood',
        message: `This file cannot be read as a plan: plan.docx ${words}.`,
      });
    }
  });

  it('is refused at once where its elements stand too deep in one another', () => {
    const deep = wordFile('<w:p>'.repeat(50_000));
    const page = strToU8(`<html>${'<table><tr><td>x'.repeat(50_000)}`);
    assert.throws(() => parsePlan(deep, 'plan.docx'), /plan\.docx is damaged; ask for it again/);
    assert.throws(() => parsePlan(page, 'plan.html'), /plan\.html is damaged: its elements stand too deep/);
  });

  it('is never refused in another way, whatever bytes it holds', async () => {
    const text = 'Ref\tAction\tBy when\tLead\n3.1.1\tAsk, "them"\t<s>May 2022</s> June 2022\tAdrian Rocks';
    const whole = [
      strToU8(text),
      ...(await Promise.all(
        (['docx', 'xlsx', 'csv', 'html'] as const).map((format) => savePlanAs(format, text)),
      )),
    ];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const changes = fc.array(fc.tuple(share, fc.nat(7)), { maxLength: 8 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }).map((words) => strToU8(words)),
      fc
        .record({
          file: fc.constantFrom(...whole),
          cut: fc.double({ min: 0, max: 1, noNaN: true }),
          changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(7)), {
            maxLength: 8,
          }),
        })
        .map(({ file, cut, changes: flips }) =>
          flipped(cut < 0.5 ? file : file.slice(0, Math.floor(cut * file.length)), flips),
        ),
      // Changes to what is packed, which the zip file would notice otherwise.
      fc
        .record({ file: fc.constantFrom(...whole.slice(1, 3)), part: fc.nat(20), changes, junk: fc.string() })
        .map(({ file, part, changes: flips, junk }) => {
          const parts = unzipSync(file);
          const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
          const name = names[part % names.length] ?? '';
          const before = new TextDecoder().decode(flipped(parts[name] ?? strToU8(''), flips));
          const at = Math.floor(before.length / 2);
          return zipSync({ ...parts, [name]: strToU8(before.slice(0, at) + junk + before.slice(at)) });
        }),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom('plan', 'plan.csv', 'plan.html', 'plan.xlsx'), (file, name) => {
        try {
          parsePlan(file, name);
        } catch (error) {
          assert.ok(error instanceof CodedError, String(error));
          assert.match(error.message, /^This file cannot be read as a plan: plan[^\n]*[^.\n]\.$/);
        }
      }),
      { seed: 2022, numRuns: 500 },
    );
  });
});

/** The bytes with some of their bits the other way round. */
function flipped(bytes: Uint8Array, flips: readonly (readonly [where: number, bit: number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [where, bit] of flips) {
    const at = Math.min(copy.length - 1, Math.floor(where * copy.length));
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  }
  return copy;
}
