import fc from 'fast-check';

/** Code of a template that is theirs: no `${` of ours goes on like this one. */
const THEIRS = '${ß';
/** A `${` that nobody forged. One that a card cut short ends there, or with "…". */
export const CODE_OF_OURS = /\$\{(?!ß|…|\\?")/;

/** Words that somebody may type or forge, each of which must come out as words. */
const HOSTILE: readonly string[] = [
  '',
  ' \t\r\n ',
  '**bold** _thin_ [press here](https://example.org) `code`',
  '# heading\n> quote\n- item\n1. first\n\n---\n| a | b |',
  '<at>Allan Pearce</at> <b>x</b> <script>alert(1)</script> &nbsp;&amp;&#65;',
  `${THEIRS}} ${THEIRS}root.x} ${THEIRS}(1)}`,
  '{{DATE(2022-09-01T00:00:00Z,SHORT)}} {{TIME(2022-09-01T00:00:00Z)}}',
  '\u202ereversed\u202c \u2066kept apart\u2069 \u200f\u200e',
  'controls \u0000\u0001\u0007\b\u000b\u001b[31m\u007f\u0085\u2028\u2029 end',
  'half a character \ud83d and the other \ude00 half',
  '👩‍👩‍👧‍👦 🇬🇧 ✍🏽 ﷽ Z̸̢̛͔͚a̶l̷g̵o̴ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\ue000{title} \uffff \ufffe',
  '"quotes" \'and\' \\backslashes\\ %s %d %00 \\u0000',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e309',
];

/** The same at a length that nobody types and somebody pastes. */
const LONG: readonly string[] = [
  'x'.repeat(2_001),
  'x'.repeat(100_000),
  '"'.repeat(60_000),
  '\\'.repeat(60_000),
  '\n'.repeat(60_000),
  '😀'.repeat(30_000),
  '\u0000'.repeat(9_000),
  'Two posts are empty. '.repeat(3_000),
];

/** More words than anybody may report, or none. */
export const longWords = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...LONG) },
  { weight: 1, arbitrary: fc.constant('') },
);

/** Half of a character that takes two. */
const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));

/** Any words at all. */
export const anyWords: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.oneof(half, fc.string()), { maxLength: 8 }).map((all) => all.join('')),
  },
);

/** Objects that would change every other one, were they taken at their word. */
const PROTOTYPES: readonly unknown[] = [
  '{"__proto__":{"ref":"3.2.1","rag":"Green","note":"","type":"invoke","isAdmin":true}}',
  '{"constructor":{"prototype":{"ref":"3.2.1"}},"toString":1,"valueOf":1,"hasOwnProperty":1}',
  '{"then":1,"toJSON":"x","length":1000000000,"0":"x"}',
].map((text): unknown => JSON.parse(text));

const PLAIN: readonly unknown[] = [null, true, false, 0, -1, 1.5, 1e21, 2 ** 53, [], {}, [[]], ['3.2.1']];
/** Stands for more brackets in one another than `JSON.stringify` can write. */
const DEEP = '\ue001deep';

/** Any JSON value where another is wanted. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: anyWords },
  { weight: 8, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 4, arbitrary: fc.constantFrom(...PROTOTYPES) },
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }) },
  { weight: 1, arbitrary: fc.constant(DEEP) },
);

/** A value as the body of a request, without a `${` that might be ours. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value).replaceAll(`"${DEEP}"`, `${'['.repeat(9_000)}${']'.repeat(9_000)}`);
  return text.replaceAll(/\$\{(?!ß)/g, '$');
}
