/** What would be a template's own code, had nobody written it. */
export const TEMPLATE_CODE = '${title} ${$root.etag} ${json(x)}';

/** Texts that a register may hold by accident or malice, each of which must come out as text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '**bold** _thin_ [press here](https://example.org) `code`',
  '<at>Adrian Rocks</at> <script>alert(1)</script>',
  TEMPLATE_CODE,
  '{{DATE(2022-01-01T00:00:00Z,SHORT)}}',
  '\u202eright to left\u202c \u2066and\u2069 hidden\u200b',
  'controls \u0000\u0007\u001b and a half \ud83d character',
  'x'.repeat(60_000),
  '"'.repeat(60_000),
  '\\'.repeat(60_000),
  '👩‍👩‍👧 '.repeat(10_000),
  '1. first\n2. second\n\n- third\r\n# heading',
  '\ue000{title} \ue000',
  '__proto__ constructor toString',
];

/** The longest texts, each of a sort that takes room on a card in another way. */
export const LONGEST_TEXTS = {
  'plain letters': 'x'.repeat(2000),
  emoji: '😀'.repeat(2000),
  quotes: '"'.repeat(2000),
  newlines: '\n'.repeat(2000),
  // Held apart by a mark between each two.
  braces: '{'.repeat(2000),
  'short lines': 'Two posts are empty.\n'.repeat(100).slice(0, 2000),
} as const;
