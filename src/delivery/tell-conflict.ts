import { renderNotice } from '../cards/render-notice.js';
import { renderReportForm } from '../cards/render-report-form.js';
import { sayMeanwhile } from '../cards/say-action.js';
import type { Action } from '../domain/action.js';
import type { CivilDate } from '../domain/civil-date.js';
import { dueInWords } from '../domain/due-words.js';
import type { Messenger, OutgoingMessage } from '../domain/messenger.js';
import { type Change, isChairs, isQuestion, isUndo } from '../domain/report.js';

interface Parts {
  readonly messenger: Messenger;
  /** UPNs. */
  readonly officers: readonly string[];
  readonly today: () => CivilDate;
  readonly zone: string;
}

/**
 * What gives a report back that could not be kept beside somebody else's: in a form that shows both, so that its
 * writer chooses. An officer gets it where the writer cannot be reached. `false`: nobody has it.
 */
export function createConflictTeller(
  parts: Parts,
): (change: Change, current: Action | null) => Promise<boolean> {
  return async (change, current) => {
    const message = messageOf(change, current, parts);
    for (const upn of [change.by || change.update.reportedByUpn, ...parts.officers]) {
      const delivered = await parts.messenger.sendToPerson(upn, message);
      if (delivered.outcome === 'sent') return true;
    }
    return false;
  };
}

function messageOf(change: Change, current: Action | null, { today, zone }: Parts): OutgoingMessage {
  const { ref, update } = change;
  if (isChairs(update)) return chairsMessage(change, current);
  if (current === null) {
    return renderNotice({
      title: `The report on ${ref} was not kept`,
      paragraphs: [
        `${ref} is no longer in the register.`,
        `${update.reportedBy} said: ${update.toRag ?? ''}`,
        update.note,
        update.evidence,
      ],
    });
  }
  if (isUndo(update)) {
    return renderNotice({
      title: `The report on ${ref} was not taken back`,
      paragraphs: [`Somebody changed ${ref} in the meantime. To change it, answer once more.`],
    });
  }
  const typed = {
    note: update.note,
    evidence: update.evidence,
    revisedDueOn: change.fields.revisedDueOn ?? '',
    reportedFor: update.enteredBy === '' ? '' : update.reportedBy,
  };
  return renderReportForm({
    action: current,
    rag: update.toRag,
    day: today(),
    zone,
    page: 1,
    typed,
    error: { field: null, message: sayMeanwhile(current) },
    leads: update.enteredBy === '' ? [] : [update.reportedBy],
  });
}

/** Where the chair's question, or ruling, has found the action otherwise than it was. */
function chairsMessage({ ref, update }: Change, current: Action | null): OutgoingMessage {
  const gone = `${ref} is no longer in the register.`;
  if (isQuestion(update)) {
    return renderNotice({ title: `The question about ${ref} was not kept`, paragraphs: [gone, update.note] });
  }
  const now =
    current === null
      ? gone
      : `Its date has changed in the meantime: it is now ${dueInWords(current)}. To rule on it, type: action ${ref}`;
  return renderNotice({ title: `Nothing was ruled on the date of ${ref}`, paragraphs: [now] });
}
