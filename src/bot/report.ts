import { createHash } from 'node:crypto';
import type { FormError } from '../cards/render-report-form.js';
import { decide } from '../domain/decide.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor, Report } from '../domain/report.js';
import type { Desk } from './desk.js';
import { find } from './look.js';

/** What the person who reported is told. */
export type Told =
  | { readonly outcome: 'saved'; readonly words: string }
  | { readonly outcome: 'refused'; readonly refusal: FormError };

/** What somebody said of an action, before it is anybody's report. */
export type Said = Pick<
  Report,
  'ref' | 'rag' | 'note' | 'evidence' | 'revisedDueOn' | 'source' | 'noBirthDate'
>;

/** How long a person waits for SharePoint: Teams gives up on a button after about ten seconds. */
const PATIENCE_MS = 2_000;

/**
 * Takes a report, if it is allowed, and says what became of it.
 * @param occasion what the report is an answer to: the same for the same click, however often it arrives
 */
export async function report(
  desk: Desk,
  reading: RegisterReading,
  actor: Actor,
  said: Said,
  occasion: string,
): Promise<Told> {
  const decision = decide({
    ...find(reading, said.ref),
    report: {
      ...said,
      by: actor,
      reportedFor: null,
      at: desk.now(),
      updateKey: keyOf(actor, said, occasion),
    },
    officers: desk.officers,
    day: desk.today(),
    zone: desk.zone,
  });
  if (!decision.allowed) {
    desk.log.info({ ref: said.ref, code: decision.refusal.code }, 'a report was refused');
    return { outcome: 'refused', refusal: decision.refusal };
  }
  const progress = await desk.outbox.accept(decision.change, PATIENCE_MS);
  desk.log.info({ ref: said.ref, state: progress.state }, 'a report was taken');
  if (progress.state === 'conflict') {
    const now = progress.current?.rag ?? 'no update';
    const message = `Somebody else changed ${said.ref} just now, and it says ${now}. Nothing was saved; look at it again and answer once more.`;
    return { outcome: 'refused', refusal: { field: null, message } };
  }
  const moved = said.revisedDueOn === null ? '' : ' The group will be asked to agree the new date.';
  const slow =
    progress.state === 'waiting' ? ' SharePoint is slow just now; your report will be there shortly.' : '';
  return { outcome: 'saved', words: `Saved: ${said.ref} is ${said.rag}.${moved}${slow}` };
}

function keyOf(actor: Actor, said: Said, occasion: string): string {
  const words = [actor.upn, said.ref, said.rag, said.note, said.evidence, said.revisedDueOn ?? '', occasion];
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 32);
}
