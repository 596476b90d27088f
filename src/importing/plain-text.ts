const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
};
const TAG = /<(?<closing>\/?)(?<name>[a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi;
const LIST_AGAIN = /<\/(?:ul|ol)>\s*<(?:ul|ol)(?:\s[^<>]*)?>/gi;
/** Stand for what was between two pieces of text, from private use, so that no plan holds them. */
const [INTRO, ITEM, PARAGRAPH] = ['\ue001', '\ue002', '\ue003'];
const BOUNDARY = new RegExp(`(\\s*[${INTRO}${ITEM}${PARAGRAPH}][${INTRO}${ITEM}${PARAGRAPH}\\s]*)`, 'u');

/** The text with every run of white space as one space, and none at its ends. */
export function tidy(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}

/**
 * A cell without the tags that stand in it. List items are joined with `; `, and so are paragraphs
 * that do not end in a mark of their own. Words are never changed.
 */
export function plainText(cell: string): string {
  const marked = markTags(cell.replace(/[\ue001-\ue003]/g, '')).replace(/(^|\s)•\s+/g, ITEM);
  const [first = '', ...rest] = marked.split(BOUNDARY);
  let text = tidy(decodeEntities(first));
  for (let i = 0; i < rest.length; i += 2) {
    const next = tidy(decodeEntities(rest[i + 1] ?? ''));
    if (next === '') continue;
    text = text === '' ? next : join(text, next, rest[i] ?? '');
  }
  return text;
}

function markTags(cell: string): string {
  let openLists = 0;
  // A list that begins where one has just ended goes on with it after a page break.
  return cell.replace(LIST_AGAIN, ' ').replace(TAG, (_tag, closing: string, tagName: string) => {
    const name = tagName.toLowerCase();
    if (name === 'ul' || name === 'ol') {
      if (closing !== '') {
        openLists = 0;
        return PARAGRAPH;
      }
      openLists += 1;
      // A list that opens inside another goes on after a page break: the plan left its tag unclosed.
      return openLists > 1 ? ITEM : INTRO;
    }
    if (name === 'li') return ITEM;
    if (name === 'p' || name === 'div') return PARAGRAPH;
    return name === 'br' ? ' ' : '';
  });
}

function join(text: string, next: string, boundary: string): string {
  if (boundary.includes(INTRO)) return `${text} ${next}`;
  if (boundary.includes(ITEM)) return `${text.replace(/[\s;.,]+$/, '')}; ${next}`;
  return /[.;:,!?]$/.test(text) ? `${text} ${next}` : `${text}; ${next}`;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#39|[a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
