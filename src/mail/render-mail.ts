import type { Mail } from '../domain/messenger.js';
import type { Letter } from './letter.js';

/**
 * A letter as an email: plain HTML that every mail program shows, with a link an action that opens a
 * reply to the officer whose subject holds the action's ref.
 * @param officer the address that answers go to; `null` where none is known
 */
export function renderMail(to: string, letter: Letter, officer: string | null): Mail {
  const { subject, opening, rows, closing } = letter;
  const parts = [
    ...opening.map(paragraph),
    '<ul>',
    ...rows.map(
      ({ ref, title, words }) =>
        `<li><strong>${escape(ref)}</strong> ${escape(title)}<br>${escape(words)}${answerLink(ref, officer)}</li>`,
    ),
    '</ul>',
    paragraph(closing),
  ];
  return { to, subject, html: `<!doctype html><html lang="en-GB"><body>${parts.join('')}</body></html>` };
}

function answerLink(ref: string, officer: string | null): string {
  if (officer === null) return '';
  const address = `mailto:${encodeURIComponent(officer)}?subject=${encodeURIComponent(`Update on ${ref}`)}`;
  return `<br><a href="${escape(address)}">Answer about ${escape(ref)}</a>`;
}

function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
