import type { NamedLead } from '../domain/action.js';
import type { LooseFinding } from './parse-due.js';
import { isAcronym, isPersonName } from './person-name.js';
import { tidy } from './plain-text.js';

/** What stands in a cell for leads. Names keep the plan's spelling. */
interface LeadsReading {
  readonly leads: readonly NamedLead[];
  readonly coLeads: readonly NamedLead[];
  readonly findings: readonly LooseFinding[];
}

/** In characters. No plan names so many leads for one action. */
const MOST = 4000;
/** Posts that are named by what follows, commas and all: “Chairs of TASH, TPC and SSSP”. */
const SEVERAL_POSTS = /^(?:chairs|heads|leads|members|representatives|directors|managers) of [^;()[\]]+/i;
const NAME_EDGES = /^(?:[\s,;:/&.–-]|and\s)+|(?:[\s,;:/&–-]|\sand)+$/g;
const PARTS = /\s*\/\s*|\s+(?:and|&)\s+/;

/**
 * Reads the leads and, in square brackets, the co-leads: names with their roles in brackets,
 * whatever stands between them. Never throws.
 */
export function parseLeads(raw: string): LeadsReading {
  const text = tidy(raw);
  if (text.length > MOST) {
    const message = 'The text where the leads should stand is too long to be names; none was read.';
    return { leads: [], coLeads: [], findings: [{ code: 'no-lead', message, text: text.slice(0, MOST) }] };
  }
  const scan = new Scan(text);
  scan.run();
  const findings: LooseFinding[] = [];
  if (scan.unbalanced) {
    const message = 'A bracket is missing or stands twice in the leads; check the names and roles.';
    findings.push({ code: 'unbalanced-brackets', message, text });
  }
  const others = [...scan.leads, ...scan.coLeads].filter(({ name }) => !isPersonName(name));
  if (others.length > 0) {
    const names = others.map(({ name }) => `“${name}”`).join(', ');
    const message =
      others.length === 1
        ? `The lead ${names} does not read as the name of a person.`
        : `The leads ${names} do not read as names of people.`;
    findings.push({ code: 'lead-is-a-body', message, text });
  }
  if (scan.leads.length === 0) findings.push({ code: 'no-lead', message: 'The plan names no lead.', text });
  return { leads: scan.leads, coLeads: scan.coLeads, findings };
}

/** One walk over the text, bracket by bracket. */
class Scan {
  readonly leads: NamedLead[] = [];
  readonly coLeads: NamedLead[] = [];
  unbalanced = false;

  private at = 0;
  private name = '';
  private role: string | null = null;
  private inSquare = false;

  constructor(private readonly text: string) {}

  run(): void {
    while (this.at < this.text.length) this.step();
    this.flush();
    if (this.inSquare) this.unbalanced = true;
  }

  private step(): void {
    if (this.name === '') {
      const posts = SEVERAL_POSTS.exec(this.text.slice(this.at));
      if (posts !== null) {
        this.name = posts[0];
        this.at += posts[0].length;
        return;
      }
    }
    const char = this.text[this.at] ?? '';
    this.at += 1;
    if (char === '(') {
      this.readRole();
    } else if (char === '[') {
      this.flush();
      if (this.inSquare) this.unbalanced = true;
      this.inSquare = true;
    } else if (char === ']') {
      this.flush();
      if (!this.inSquare) this.unbalanced = true;
      this.inSquare = false;
    } else if (char === ')') {
      this.unbalanced = true;
      this.splitTrailingAcronym();
      this.flush();
    } else if (char === ',' || char === ';') {
      this.flush();
    } else {
      if (this.role !== null && char !== ' ') this.flush();
      if (this.name !== '' || char !== ' ') this.name += char;
    }
  }

  /** Reads on to the bracket that closes the role; the opening one has just been read. */
  private readRole(): void {
    if (this.role !== null) this.flush();
    let depth = 1;
    let role = '';
    while (this.at < this.text.length) {
      const char = this.text[this.at] ?? '';
      if (char === '(' && !this.closesFrom(this.at, depth)) {
        const cut = cutBeforeName(role);
        if (cut !== null) {
          // The role's closing bracket is missing, and the next person's name stands before this one.
          this.unbalanced = true;
          this.role = cut.role;
          this.flush();
          this.name = cut.name;
          return;
        }
      }
      if (char === ']' && this.inSquare) break;
      this.at += 1;
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (depth === 0) {
        this.role = role;
        return;
      }
      role += char;
    }
    this.unbalanced = true;
    this.role = role;
  }

  /** Whether the brackets that are open, with the one at `from`, are all closed further on. */
  private closesFrom(from: number, depth: number): boolean {
    let open = depth;
    for (let i = from; i < this.text.length; i += 1) {
      const char = this.text[i];
      if (char === '(') open += 1;
      if (char === ')') open -= 1;
      if (open === 0) return true;
      if (char === ']' && this.inSquare) return false;
    }
    return false;
  }

  /** “Karen Kromilicki DCO)”: the capitals before a bracket that nothing opened are the role. */
  private splitTrailingAcronym(): void {
    const words = tidy(this.name).split(' ');
    const last = words.at(-1) ?? '';
    if (words.length > 2 && isAcronym(last)) {
      this.name = words.slice(0, -1).join(' ');
      this.role = last;
    }
  }

  private flush(): void {
    const role = this.role === null ? '' : tidy(this.role);
    const name = tidy(this.name).replace(NAME_EDGES, '');
    this.name = '';
    this.role = null;
    if (name === '') {
      if (role !== '') this.add(role, null);
      return;
    }
    const names = splitNames(name, role !== '');
    names.forEach((one, index) => {
      this.add(one, role !== '' && index === names.length - 1 ? role : null);
    });
  }

  private add(name: string, role: string | null): void {
    (this.inSquare ? this.coLeads : this.leads).push({ name, role });
  }
}

/** Parts “A and B” or “A/B” only where each part stands for itself: a person, or capitals. */
function splitNames(text: string, hasRole: boolean): string[] {
  if (SEVERAL_POSTS.test(text)) return [text];
  const parts = text.split(PARTS);
  const stands = (part: string, index: number): boolean =>
    isPersonName(part) || isAcronym(part) || (hasRole && index === parts.length - 1 && part !== '');
  return parts.every(stands) ? parts : [text];
}

/** “Head of Disabilities, Adrian Rocks ” as the role and the name after its last separator. */
function cutBeforeName(text: string): { role: string; name: string } | null {
  const match = /^(?<role>.*)(?:[,;/]|\sand)\s*(?<name>[^,;/]+)$/i.exec(text);
  const name = tidy(match?.groups?.name ?? '');
  return isPersonName(name) ? { role: match?.groups?.role ?? '', name } : null;
}
