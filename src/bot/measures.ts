import { renderMeasures } from '../cards/render-measures.js';
import { givesFigures } from '../domain/may-report.js';
import { compileMeasures } from '../domain/measures-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';

/** Who asks for the impact measures, and where: the buttons on a card in a channel would be everybody's. */
interface Asking {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly personal: boolean;
}

/** A page of the impact measures, with a button where this person gives the figures. */
export function measuresCard(
  { desk, actor, personal }: Asking,
  reading: RegisterReading,
  shown: { readonly priority: number | null; readonly page: number; readonly notice?: string },
): OutgoingMessage {
  const { zone, officers } = desk;
  const own = new Set(
    personal
      ? reading.priorities.filter((one) => givesFigures(actor, one, officers)).map((one) => one.number)
      : [],
  );
  return renderMeasures({
    ...shown,
    report: compileMeasures({ ...reading, asOf: desk.today(), zone, priority: shown.priority }),
    givesFigure: ({ priority }) => own.has(priority),
  });
}
