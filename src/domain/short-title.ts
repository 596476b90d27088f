const MOST = 120;
/** A clause may end the title where it leaves more than this. */
const LEAST = 60;

/** A title of at most 120 characters for a card, cut at the end of a clause or of a word with an ellipsis. */
export function shortTitle(action: string): string {
  const text = action.replace(/\s+/g, ' ').trim();
  if (text.length <= MOST) return text.replace(/(?<=\p{L}{2})\.$/u, '');
  const room = text.slice(0, MOST - 1);
  const clause = [...room.matchAll(/[.;:,](?=\s)|\s[-–(](?=[\s\p{L}])/gu)]
    .map(({ index }) => index)
    .findLast((at) => at > LEAST);
  const word = text[MOST - 1] === ' ' ? room.length : room.lastIndexOf(' ');
  const cut = clause ?? (word > 0 ? word : room.length);
  // Half of a character beyond the basic plane would be shown as a box.
  return `${room
    .slice(0, cut)
    .replace(/[\s.,;:(–-]+$/, '')
    .replace(/[\ud800-\udbff]$/, '')}…`;
}
