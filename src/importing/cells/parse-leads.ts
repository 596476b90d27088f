import type { NamedLead } from '../../domain/action.js';
import { plainText, tidy } from '../plain-text.js';
import { expandInitials, type Glossary } from './initials.js';
import type { LooseFinding } from './parse-due.js';
import { isInitials, isPersonName, mayBeTwoPeople } from './person-name.js';
import { LeadScan } from './scan-leads.js';

/** What stands in a cell for leads. Names keep the plan's spelling. */
interface LeadsReading {
  readonly leads: readonly NamedLead[];
  readonly coLeads: readonly NamedLead[];
  readonly findings: readonly LooseFinding[];
}

/** In characters. No plan names so many leads for one action. */
const MOST = 4000;
const NOBODY =
  /^(?:t\.?b\.?[acd]|n\/?a|none|nobody|vacant|to be (?:confirmed|agreed|appointed|determined))\.?$/i;
const BREAK = /<br\s*\/?>|\r?\n/gi;
/** Stands for the end of a line, from private use, so that no plan holds it. */
const LINE_END = '\ue000';

/** Reads a cell with its tags, in which each lead may stand on a line of its own. Never throws. */
export function parseLeadsCell(cell: string, glossary?: Glossary): LeadsReading {
  const text = plainText(
    cell
      .replaceAll(LINE_END, ' ')
      .slice(0, 5 * MOST)
      .replace(BREAK, LINE_END),
  );
  return parseLeads(text.replaceAll(LINE_END, '\n'), glossary);
}

/**
 * Reads the leads and, in square brackets, the co-leads: names with their roles in brackets,
 * whatever stands between them. Never throws.
 *
 * @param glossary whose initials the plan says are whose
 */
export function parseLeads(raw: string, glossary: Glossary = new Map()): LeadsReading {
  const text = tidy(raw);
  if (text.length > MOST) {
    const message = 'The text where the leads should stand is too long to be names; none was read.';
    return { leads: [], coLeads: [], findings: [{ code: 'no-lead', message, text: text.slice(0, MOST) }] };
  }
  if (NOBODY.test(text)) {
    const message = `The plan says “${text}” where a lead should stand.`;
    return { leads: [], coLeads: [], findings: [{ code: 'no-lead', message, text }] };
  }
  const scan = new LeadScan(
    raw
      .split(/\r?\n/)
      .map(tidy)
      .filter((line) => line !== '')
      .join('\n'),
  );
  scan.run();
  const leads = expandInitials(scan.leads, glossary);
  const coLeads = expandInitials(scan.coLeads, glossary);
  const findings: LooseFinding[] = [];
  if (scan.unbalanced) {
    const message = 'A bracket is missing or stands twice in the leads; check the names and roles.';
    findings.push({ code: 'unbalanced-brackets', message, text });
  }
  findings.push(...findingsOnNames([...leads, ...coLeads], text));
  for (const message of scan.doubts) findings.push({ code: 'lead-read-as', message, text });
  if (leads.length === 0) findings.push({ code: 'no-lead', message: 'The plan names no lead.', text });
  return { leads, coLeads, findings };
}

function findingsOnNames(leads: readonly NamedLead[], text: string): LooseFinding[] {
  const findings: LooseFinding[] = [];
  const names = leads.map(({ name }) => name);
  const others = names.filter((name) => !isPersonName(name) && !isInitials(name));
  if (others.length > 0) {
    const quoted = others.map((name) => `“${name}”`).join(', ');
    const message =
      others.length === 1
        ? `The lead ${quoted} does not read as the name of a person.`
        : `The leads ${quoted} do not read as names of people.`;
    findings.push({ code: 'lead-is-a-body', message, text });
  }
  for (const name of names.filter(isInitials)) {
    const message = `The plan does not say whose initials “${name}” are.`;
    findings.push({ code: 'lead-is-a-body', message, text });
  }
  for (const name of names.filter(mayBeTwoPeople)) {
    const message = `“${name}” may be the names of two people; it was kept as one.`;
    findings.push({ code: 'lead-read-as', message, text });
  }
  return findings;
}
