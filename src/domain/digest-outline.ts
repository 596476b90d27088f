import type { AskedQuestion } from './asked-questions.js';
import { addDays, type CivilDate, dateInWords, daysBetween } from './civil-date.js';
import type { Digest, DigestEntry, MovedEntry, SilentEntry } from './digest.js';
import { daysInWords, listInWords, type RagAge } from './due-words.js';
import { groupBy } from './group-by.js';
import { moveInWords } from './move-words.js';
import { NO_UPDATE, parseRag, type Rag } from './rag.js';
import { countOf, inDigits, sentences } from './sentences.js';

/** Something in a section of a digest, in words. */
export interface OutlineItem {
  /** The section's title with its count; `''` for what stands in none. */
  readonly section: string;
  /** `3.2.1 Review the Local Offer`; `''` where a line says it all. */
  readonly head: string;
  readonly lines: readonly string[];
  /** The action of which the chair can ask here, or `''`. */
  readonly ref: string;
  /** The new date of it that the group has to agree, or `null`. */
  readonly toAgree: CivilDate | null;
}

/** How an outline is told. */
export interface OutlineStyle {
  readonly sayRag: (rag: Rag | null, age: RagAge) => string;
  /** So many overdue actions on which nobody has reported are told in full; there is little to tell of them. */
  readonly silentTold: number;
  /** So many refs are named where actions are only counted. */
  readonly refsNamed: number;
}

/**
 * The sections of a digest in the order in which a board reads them. An action is told once, in the first
 * section it stands in; the later ones only name it.
 */
export function outlineOf(digest: Digest, style: OutlineStyle): readonly OutlineItem[] {
  const { sections, asOf, since } = digest;
  const refs = (all: readonly Pick<DigestEntry, 'ref'>[]) =>
    refsInWords(
      all.map(({ ref }) => ref),
      style.refsNamed,
    );
  const told = new Set<string>();
  const tell = (title: string, entries: readonly DigestEntry[], of = entries.length): OutlineItem[] => {
    const section = `${title} (${inDigits(of)})`;
    const fresh = entries.filter(({ ref }) => !told.has(ref));
    const above = entries.filter(({ ref }) => told.has(ref));
    for (const { ref } of fresh) told.add(ref);
    return [
      ...fresh.map((entry) => itemOf(section, entry, linesOf(entry, asOf, style))),
      ...(above.length > 0 ? [lineIn(section, `Listed earlier: ${refs(above)}.`)] : []),
    ];
  };
  const late = sections.overdue;
  const silent = late.filter(({ rag }) => rag === null);
  const [first, rest] = [silent.slice(0, style.silentTold), silent.slice(style.silentTold)];
  return [
    ...digest.asked.map((one) => askedItem(one, askedTitle(digest))),
    ...tell('Overdue', [...late.filter(({ rag }) => rag !== null), ...first], late.length),
    ...listed(
      rest,
      `Overdue (${inDigits(late.length)})`,
      (all) =>
        `${inDigits(all.length)} more without an update: ${refs(all)}. Type "overdue" to see them all.`,
    ),
    ...tell('Red', sections.red),
    ...tell('Amber', sections.amber),
    ...tell(`Completed since ${dateInWords(since)}`, sections.completedSince),
    ...movedItems(sections.dateMoved, since, refs),
    ...tell(dueTitle(digest), sections.dueNext),
    ...silentItems(sections.noUpdate, since, refs),
    ...sections.questions.map(({ ref, question }) => ({
      ...lineIn(
        `Questions the chair may wish to ask (${inDigits(sections.questions.length)})`,
        `${ref}: ${question}`,
      ),
      ref,
    })),
    ...(digest.quiet + digest.pointers === 0 ? [] : [lineIn('', countedInWords(digest))]),
  ];
}

function itemOf(section: string, entry: DigestEntry, lines: readonly string[]): OutlineItem {
  return { section, head: `${entry.ref} ${entry.action}`, lines, ref: entry.ref, toAgree: null };
}

function lineIn(section: string, line: string): OutlineItem {
  return { section, head: '', lines: [line], ref: '', toAgree: null };
}

/** The heading of what the chair has asked. It opens a digest: it stands before the priorities. */
export function askedTitle({ asked }: Pick<Digest, 'asked'>): string {
  return `What you asked last time (${inDigits(asked.length)})`;
}

function askedItem(asked: AskedQuestion, section: string): OutlineItem {
  const { ref, question, answer, askedOn } = asked;
  return {
    section,
    head: `${ref}: ${question}`,
    lines: [sentences(answerInWords(answer), `Asked on ${dateInWords(askedOn)}`)],
    ref: answer === null ? '' : ref,
    toAgree: null,
  };
}

function answerInWords(answer: AskedQuestion['answer']): string {
  if (answer === null) return 'Not answered yet';
  const { by, on, rag, note } = answer;
  return sentences(`${by} answered on ${dateInWords(on)}: ${rag ?? NO_UPDATE}`, note);
}

/** Who, by when, how it stands, and what was said. */
function linesOf(entry: DigestEntry, asOf: CivilDate, { sayRag }: OutlineStyle): readonly string[] {
  const { leads, dueOn, note, evidence } = entry;
  const done = entry.rag === 'complete';
  const distance = (on: CivilDate) => (done ? '' : `, ${awayInWords(daysBetween(asOf, on))}`);
  const due = dueOn === null ? 'No due date' : `Due by ${dateInWords(dueOn)}${distance(dueOn)}`;
  const lines = [
    sentences(listInWords(leads) || 'No lead', due, sayRag(parseRag(entry.rag ?? ''), entry)),
    sentences(note),
    done ? sentences(`Evidence: ${evidence === '' ? 'none recorded' : evidence}`) : '',
  ];
  return lines.filter(Boolean);
}

function awayInWords(days: number): string {
  return days === 0 ? 'which is today' : daysInWords(days).replace(/^due /, '');
}

/** What has moved since, and what has still to be agreed; what was settled before is only named. */
function movedItems(
  moved: readonly MovedEntry[],
  since: CivilDate,
  refs: (all: readonly MovedEntry[]) => string,
): readonly OutlineItem[] {
  const section = `Dates moved (${inDigits(moved.length)})`;
  const isNews = ({ agreed, movedOn }: MovedEntry) => !agreed || (movedOn !== null && movedOn >= since);
  const news = moved.filter(isNews).map((entry) => ({
    ...itemOf(section, entry, [moveInWords(entry), sentences(entry.reason)].filter(Boolean)),
    toAgree: entry.agreed ? null : movedTo(entry),
  }));
  const settled = moved.filter((entry) => !isNews(entry));
  return [...news, ...listed(settled, section, (all) => `Moved before, and agreed: ${refs(all)}.`)];
}

/** The date to which it has moved: of what comes round again, not always the one that counts by now. */
function movedTo({ baselineOn, days, dueOn }: MovedEntry): CivilDate | null {
  return baselineOn === null ? dueOn : addDays(baselineOn, days);
}

/** By how often their leads were asked, the most often first. It names nobody: a channel reads this. */
function silentItems(
  silent: readonly SilentEntry[],
  since: CivilDate,
  refs: (all: readonly SilentEntry[]) => string,
): readonly OutlineItem[] {
  const section = `No update since ${dateInWords(since)} (${inDigits(silent.length)})`;
  const byTimes = groupBy(silent, ({ asked }) => asked.times);
  return [...byTimes]
    .sort(([a], [b]) => b - a)
    .map(([times, all]) => lineIn(section, `${askedInWords(times)}: ${refs(all)}.`));
}

function askedInWords(times: number): string {
  return ['Not asked yet', 'Asked once', 'Asked twice'][times] ?? `Asked ${inDigits(times)} times`;
}

/** The heading of what is due next: up to which day it looks. */
export function dueTitle({ dueUntil, nextMeetingOn }: Pick<Digest, 'dueUntil' | 'nextMeetingOn'>): string {
  return nextMeetingOn === null
    ? `Due by ${dateInWords(dueUntil)}`
    : `Due before the next meeting, ${dateInWords(nextMeetingOn)}`;
}

/** The open actions that stand in no section, and why. */
export function countedInWords({ quiet, pointers }: Digest): string {
  const [is, was] = quiet === 1 ? ['is', 'was'] : ['are', 'were'];
  return sentences(
    quiet === 0
      ? ''
      : `${countOf(quiet, 'more open action')} ${is} on track, ${was} reported since and ${is} not due yet`,
    pointers === 0
      ? ''
      : `${countOf(pointers, 'row')} only ${pointers === 1 ? 'points' : 'point'} at other actions`,
  );
}

function listed<T>(
  entries: readonly T[],
  section: string,
  say: (entries: readonly T[]) => string,
): readonly OutlineItem[] {
  return entries.length === 0 ? [] : [lineIn(section, say(entries))];
}

function refsInWords(refs: readonly string[], most: number): string {
  const more = refs.length - most;
  return more > 0 ? `${refs.slice(0, most).join(', ')} and ${inDigits(more)} more` : listInWords(refs);
}
