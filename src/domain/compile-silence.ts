import { type Action, compareRefs, type Person } from './action.js';
import type { CivilDate } from './civil-date.js';
import { foldWords } from './fold-words.js';
import { leadNames, sameName, sameWords } from './lead-names.js';
import type { AskedBefore } from './reminder.js';
import type { Actor } from './report.js';
import { civilDateAt } from './site-time.js';

/** Who has not reported on open actions since the last digest. */
export interface Silence {
  /** How many actions they have not reported on. */
  readonly actions: number;
  /** How many lead an open action, whether they have reported or not. */
  readonly leads: number;
  /** By name. */
  readonly silent: readonly SilentLead[];
  /** The refs of those actions that nobody leads. */
  readonly unled: readonly string[];
}

/** Somebody who leads actions on which nobody has reported. */
export interface SilentLead {
  readonly name: string;
  /** `null` where the register has no address of theirs. */
  readonly upn: string | null;
  readonly refs: readonly string[];
  /** On how many days they were asked about any of these since its last report. */
  readonly timesAsked: number;
  readonly lastAskedOn: CivilDate | null;
}

/** What `compileSilence` needs. */
export interface SilenceInput {
  readonly actions: readonly Action[];
  /** The refs of the digest's section of that name. */
  readonly noUpdate: ReadonlySet<string>;
  readonly asked: readonly AskedBefore[];
  /** Who has said of which action that it is not theirs. */
  readonly disclaimed: readonly { readonly ref: string; readonly upn: string }[];
  readonly zone: string;
}

/** Puts together, lead by lead, on what nobody has reported. */
export function compileSilence({ actions, noUpdate, asked, disclaimed, zone }: SilenceInput): Silence {
  const open = actions.filter(({ rag, crossReference }) => rag !== 'Complete' && !crossReference);
  const known = open.flatMap(({ people }) => people);
  const leads = new Map<string, Pick<SilentLead, 'name' | 'upn'> & { readonly silent: Action[] }>();
  const unled: string[] = [];
  for (const action of open) {
    const isSilent = noUpdate.has(action.ref);
    const own = leadNames(action)
      .map((name) => ({ name, upn: addressOf(name, action.people) ?? addressOf(name, known) }))
      .filter(({ upn }) => !disclaimed.some((one) => one.ref === action.ref && one.upn === upn));
    if (isSilent && own.length === 0) unled.push(action.ref);
    for (const { name, upn } of own) {
      const key = upn ?? [...foldWords(name)].sort().join(' ');
      const lead = leads.get(key) ?? { name, upn, silent: [] };
      leads.set(key, lead);
      if (isSilent) lead.silent.push(action);
    }
  }
  const silent = [...leads.values()]
    .filter((lead) => lead.silent.length > 0)
    .map((lead) => ({
      name: lead.name,
      upn: lead.upn,
      refs: lead.silent.map(({ ref }) => ref).sort(compareRefs),
      ...askedOf(lead.upn, lead.silent, asked, zone),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return {
    actions: new Set(silent.flatMap(({ refs }) => refs)).size,
    leads: leads.size,
    silent,
    unled: unled.sort(compareRefs),
  };
}

/** The address of somebody who stands in the plan by that name. */
function addressOf(name: string, people: readonly Person[]): string | null {
  return people.find((person) => sameWords(person.name, name))?.upn ?? null;
}

/** An escalation asks somebody else about an action that others do not answer. */
function askedOf(
  upn: string | null,
  silent: readonly Action[],
  asked: readonly AskedBefore[],
  zone: string,
): Pick<SilentLead, 'timesAsked' | 'lastAskedOn'> {
  const reportedOn = new Map(
    silent.map(({ ref, lastUpdateAt }) => [
      ref,
      lastUpdateAt === null ? null : civilDateAt(lastUpdateAt, zone),
    ]),
  );
  const days = asked
    .filter((one) => one.upn === upn && one.kind !== 'escalation' && reportedOn.has(one.ref))
    .filter(({ ref, askedOn }) => askedOn >= (reportedOn.get(ref) ?? askedOn))
    .map(({ askedOn }) => askedOn)
    .sort();
  return { timesAsked: new Set(days).size, lastAskedOn: days.at(-1) ?? null };
}

/** Whom this reader may see by name: nobody where others read too, else themselves; a chair or an officer everybody. */
export function whomToName(
  { silent }: Silence,
  reader: { readonly actor: Actor; readonly personal: boolean; readonly forChair: boolean },
): readonly SilentLead[] {
  const { actor, personal } = reader;
  if (!personal) return [];
  return reader.forChair ? silent : silent.filter((lead) => isSelf(lead, actor));
}

function isSelf({ upn, name }: Pick<SilentLead, 'upn' | 'name'>, actor: Actor): boolean {
  if (upn === null) return sameWords(name, actor.name);
  return sameName(upn, actor.upn) || sameName(upn, actor.email ?? '');
}
