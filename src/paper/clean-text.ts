/** What XML 1.0 forbids, or what nobody sees and may reorder or hide what stands around it. The joiner of emoji stays. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** Somebody's words as a Word file can hold them: every sign that is seen stays as it was. */
export function cleanText(text: string): string {
  return text.replace(HALF_CHARACTER, '\ufffd').replace(UNSEEN, '');
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return cleanText(text)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '');
}
