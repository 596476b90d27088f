import type { Action, NamedLead, Priority } from './action.js';
import type { CivilDate } from './civil-date.js';
import { groupBy } from './group-by.js';
import { leadNames } from './lead-names.js';
import { createPosts, type Posts } from './posts.js';
import type { RegisterReading } from './register.js';
import { type ActionUpdate, isChairs, isReport, standingUpdates } from './report.js';
import { wordsInProgress } from './report-words.js';
import { dayFinderOf } from './site-time.js';

/** Whether words of that day may be published. */
type Fit = (update: ActionUpdate | undefined) => boolean;

/**
 * The register as it may be published: posts stand in place of people, and of what people have written only
 * what the officer has marked as fit, up to the day in `PublishNotesTo`. What the plan itself says stays.
 */
export function publishable(reading: RegisterReading, zone: string): RegisterReading {
  const posts = createPosts(reading);
  const dayOf = dayFinderOf(zone);
  const marks = new Map(reading.actions.map(({ ref, publishNotesTo }) => [ref, publishNotesTo]));
  const fitFor = (mark: CivilDate | null): Fit => {
    return (update) => mark !== null && (update === undefined || dayOf(update.reportedAt) <= mark);
  };
  const histories = groupBy(reading.updates, ({ ref }) => ref);
  return {
    ...reading,
    actions: reading.actions.map((action) =>
      publishableAction(
        action,
        standingUpdates(histories.get(action.ref) ?? []),
        fitFor(action.publishNotesTo),
        posts,
        zone,
      ),
    ),
    priorities: reading.priorities.map((priority) => publishablePriority(priority, posts)),
    updates: reading.updates.map((update) =>
      publishableUpdate(update, fitFor(marks.get(update.ref) ?? null), posts),
    ),
    measureReadings: reading.measureReadings.map((figure) => ({ ...figure, reportedBy: '', note: '' })),
    measures: reading.measures.map((measure) => ({ ...measure, text: posts.inText(measure.text), note: '' })),
  };
}

function publishablePriority(priority: Priority, posts: Posts): Priority {
  return {
    ...priority,
    title: posts.inText(priority.title),
    leads: once(priority.leads.map((lead) => posts.ofLead(lead, priority.number))),
    outcomes: priority.outcomes.map(({ ref, title }) => ({ ref, title: posts.inText(title) })),
    people: [],
  };
}

/** @param history its rows of `Action updates`, oldest first, without those that were taken back */
function publishableAction(
  action: Action,
  history: readonly ActionUpdate[],
  fit: Fit,
  posts: Posts,
  zone: string,
): Action {
  const noted = history.findLast((update) => update.note !== '' && !isChairs(update));
  const evidenced = history.findLast(({ evidence }) => evidence !== '');
  const said =
    noted !== undefined && isReport(noted)
      ? wordsInProgress(publishableUpdate(noted, fit, posts), zone)
      : posts.inText(action.progress);
  const published = new Map(action.leads.map((lead) => [lead.name, lead]));
  const leads = leadNames(action).map((name) => published.get(name) ?? { name, role: null });
  return {
    ...action,
    title: posts.inText(action.title),
    text: posts.inText(action.text),
    people: [],
    leads: once(leads.map((lead) => posts.ofLead(lead, action.priority))),
    coLeads: once(action.coLeads.map((lead) => posts.ofLead(lead, action.priority))),
    partners: posts.inText(action.partners),
    resource: posts.inText(action.resource),
    successMeasure: posts.inText(action.successMeasure),
    milestones: action.milestones.map(({ on, text }) => ({ on, text: posts.inText(text) })),
    progress: action.progress !== '' && fit(noted) ? said : '',
    evidence: fit(evidenced) ? posts.inText(action.evidence) : '',
    question: '',
    lastUpdateBy: '',
  };
}

function publishableUpdate(update: ActionUpdate, fit: Fit, posts: Posts): ActionUpdate {
  const shown = fit(update) && !isChairs(update);
  return {
    ...update,
    reportedBy: posts.ofName(update.reportedBy),
    enteredBy: '',
    fromLeads: '',
    toLeads: '',
    note: shown ? posts.inText(update.note) : '',
    evidence: shown ? posts.inText(update.evidence) : '',
  };
}

/** Two who have the same post are named once. */
function once(names: readonly string[]): NamedLead[] {
  return [...new Set(names)].map((name) => ({ name, role: null }));
}
