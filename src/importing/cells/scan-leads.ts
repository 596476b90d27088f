import type { NamedLead } from '../../domain/action.js';
import { tidy } from '../plain-text.js';
import { isAcronym, isPersonName, namesPost } from './person-name.js';
import { cutBeforeName, endsInName, SEVERAL_POSTS, splitNames, withoutEdges } from './split-names.js';

/** “Head of SEND: Charlotte Finch”, “Charlotte Finch – Head of SEND”. */
const PAIR = /^(?<left>[^:]+?)(?:\s?:|\s[-–—])\s(?<right>.+)$/;
/** In characters; what is longer is no name. */
const LONGEST_NAME = 200;
/** What says only that a lead follows. */
const LABEL =
  /^(?:(?:action |joint )?leads?(?: officers?)?|(?:action )?owners?|responsible(?: officers?| persons?)?|who)$/i;
const CO_LABEL = /^co-?\s?leads?$/i;

/** One walk over the leads of an action, bracket by bracket; its lines are tidy. */
export class LeadScan {
  readonly leads: NamedLead[] = [];
  readonly coLeads: NamedLead[] = [];
  unbalanced = false;
  /** Sentences on what was guessed of whom. */
  readonly doubts: string[] = [];

  private at = 0;
  private name = '';
  private role: string | null = null;
  private inSquare = false;
  private afterCoLabel = false;
  /** What stood before the piece that is being read. */
  private mark = '';

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
    } else if (char === '\n' && !this.endsLine()) {
      if (this.name !== '') this.name += ' ';
    } else if (',;|•\n'.includes(char)) {
      this.flush();
      this.mark = char;
    } else {
      if (this.role !== null && char !== ' ') this.flush();
      if (this.name !== '' || char !== ' ') this.name += char;
    }
  }

  /** Whether a new lead starts on the next line, and not the rest of one that a line was too short for. */
  private endsLine(): boolean {
    if (this.text[this.at] === '(') return false;
    if (this.role !== null || isPersonName(tidy(this.name.slice(0, LONGEST_NAME)))) return true;
    const next = /^[^\n,;|•/()[\]]+/.exec(this.text.slice(this.at, this.at + LONGEST_NAME))?.[0] ?? '';
    return isPersonName(tidy(next));
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
    const name = words.slice(0, -1).join(' ');
    if (isPersonName(name) && isAcronym(last)) {
      this.name = name;
      this.role = last;
    }
  }

  private flush(): void {
    const role = this.role === null ? '' : this.withoutSecondBrackets(tidy(this.role));
    const name = withoutEdges(tidy(this.name));
    const mark = this.mark;
    this.name = '';
    this.role = null;
    if (name !== '' || role !== '') this.mark = '';
    if (name === '') {
      if (role !== '') this.add(role, null);
    } else if (role === '') {
      this.addBare(name, mark);
    } else {
      this.addWithRole(this.withoutLabel(name), role);
    }
  }

  /** A piece without brackets: a name, a pair of name and role, or the role of the name before it. */
  private addBare(text: string, mark: string): void {
    const name = this.withoutLabel(text);
    const { left = '', right = '' } = PAIR.exec(name)?.groups ?? {};
    const before = this.people.at(-1);
    if (isPersonName(left) && isPersonName(right)) {
      this.add(left, null);
      this.add(right, null);
    } else if (isPersonName(left)) {
      this.add(left, right);
    } else if (isPersonName(right)) {
      this.add(right, left);
    } else if (
      ',\n'.includes(mark) &&
      before?.role === null &&
      isPersonName(before.name) &&
      namesPost(name) &&
      !endsInName(name)
    ) {
      this.people[this.people.length - 1] = { name: before.name, role: name };
      this.doubts.push(`“${name}” was read as the role of ${before.name}, not as another lead.`);
    } else {
      for (const one of splitNames(name, false)) this.add(one, null);
    }
  }

  private addWithRole(name: string, role: string): void {
    if (isPersonName(role) && !isPersonName(name)) {
      // “Head of SEND (Charlotte Finch)”: the person is who the bot can write to.
      this.add(role, name);
      return;
    }
    if (isPersonName(role)) {
      this.doubts.push(`“${role}” stands in brackets beside ${name} and was kept as a role, not as a lead.`);
    }
    const names = splitNames(name, true);
    names.forEach((one, index) => {
      this.add(one, index === names.length - 1 ? role : null);
    });
  }

  private withoutLabel(text: string): string {
    const { left = '', right = '' } = PAIR.exec(text)?.groups ?? {};
    const isLabel = LABEL.test(left);
    const isCoLabel = CO_LABEL.test(left);
    if (isLabel || isCoLabel) this.afterCoLabel = isCoLabel;
    return isLabel || isCoLabel ? right : text;
  }

  /** “((Head of SEND))” or “((Head of SEND)”: the brackets stand twice. */
  private withoutSecondBrackets(role: string): string {
    const inner = /^\((?<inner>[^()]*)\)?$/.exec(role)?.groups?.inner;
    if (inner !== undefined) this.unbalanced = true;
    return inner?.trim() ?? role;
  }

  private get people(): NamedLead[] {
    return this.inSquare || this.afterCoLabel ? this.coLeads : this.leads;
  }

  private add(name: string, role: string | null): void {
    this.people.push({ name, role });
  }
}
