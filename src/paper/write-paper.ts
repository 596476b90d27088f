import { compareRefs } from '../domain/action.js';
import { type ActionOnDay, actionOnDay } from '../domain/action-on-day.js';
import type { CivilDate } from '../domain/civil-date.js';
import { compileDigest, historiesOf } from '../domain/compile-digest.js';
import type { Digest } from '../domain/digest.js';
import { compileMeasures } from '../domain/measures-report.js';
import type { PaperKind } from '../domain/paper.js';
import { publishable } from '../domain/publishable.js';
import type { RegisterReading } from '../domain/register.js';
import { dayFinderOf } from '../domain/site-time.js';
import type { PaperContent } from './content.js';
import { impactContent } from './impact-content.js';
import type { PaperInput, PaperSource } from './paper-input.js';
import { planContent } from './plan-content.js';
import { sendigContent } from './sendig-content.js';
import { sixMonthContent } from './six-month-content.js';

const CONTENT: Readonly<Record<PaperKind, (input: PaperInput) => PaperContent>> = {
  sendig: sendigContent,
  impact: impactContent,
  'six-month': sixMonthContent,
  plan: planContent,
};

/** What a paper says. */
export function writePaper(source: PaperSource): PaperContent {
  const { request, since, zone } = source;
  const reading = request.forPublication ? publishable(source.reading, zone) : source.reading;
  return CONTENT[request.kind]({
    ...source,
    reading,
    states: statesOn(request.asOf, reading, source),
    statesBefore: statesOn(since, reading, source),
    digest: digestOf(request.asOf, reading, source),
    before: digestOf(since, reading, source),
    measures: compileMeasures({ ...reading, asOf: request.asOf, zone, priority: source.priority ?? null }),
  });
}

function digestOf(asOf: CivilDate, reading: RegisterReading, source: PaperSource): Digest {
  return compileDigest({ ...source, ...reading, asOf });
}

function statesOn(
  day: CivilDate,
  { actions, updates }: RegisterReading,
  { zone, officers, priority }: PaperSource,
): readonly ActionOnDay[] {
  const parts = { zone, officers, dayOf: dayFinderOf(zone) };
  const histories = historiesOf(updates);
  return actions
    .filter((action) => priority === undefined || action.priority === priority)
    .sort((a, b) => compareRefs(a.ref, b.ref))
    .map((action) => actionOnDay(action, histories.get(action.ref) ?? [], day, parts));
}
