import type { Action, Person } from '../../src/domain/action.js';
import { addDays, type CivilDate, type Instant } from '../../src/domain/civil-date.js';
import type { Rag } from '../../src/domain/rag.js';
import type { Absences } from '../../src/domain/state.js';
import type { Edit, YearsRegister } from './two-years-register.js';

/** Those who answer, keep the register and go away, all by chance. */
export interface People {
  /** A question has reached somebody. */
  asked(upn: string, ref: string): void;
  /** What they do on a day after its messages. */
  spend(day: CivilDate): Promise<void>;
  isAway(person: Person, on: CivilDate): boolean;
}

interface Parts {
  readonly register: YearsRegister;
  readonly people: readonly Person[];
  readonly absences: Pick<Absences, 'set' | 'end'>;
  readonly random: () => number;
}

/** How likely somebody answers on a day: at once, some time, never. */
const TEMPERS = [0.5, 0.5, 0.04, 0.04, 0];

/** People of all tempers. */
export function createPeople({ register, people, absences, random }: Parts): People {
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
  const tempers = people.map(() => oneOf(TEMPERS));
  const unanswered = new Map<string, Set<string>>();
  const back = new Map<string, CivilDate>();
  const isAway = ({ upn }: Person, on: CivilDate) => (back.get(upn) ?? on) > on;
  const actionOf = (ref: string): Action | null => register.known.get(ref)?.action ?? null;

  const answer = (ref: string, day: CivilDate, at: Instant): void => {
    const action = actionOf(ref);
    if (action === null) return;
    const dueOn = action.revisedDueOn ?? action.dueOn;
    const fate = random();
    if (action.rag === 'Complete' || fate < 0.03) register.report(ref, 'Complete', null, at);
    else if (fate < 0.25) {
      const from = dueOn !== null && dueOn > day ? dueOn : day;
      register.report(ref, 'Amber', addDays(from, 3 + Math.floor(random() * 90)), at);
    } else {
      // A Green whose date has passed would be refused.
      const rags: readonly Rag[] =
        dueOn !== null && dueOn > day ? ['Green', 'Green', 'Amber'] : ['Amber', 'Red'];
      register.report(ref, oneOf(rags), null, at);
    }
  };
  const lead = (day: CivilDate, at: Instant): void => {
    people.forEach((person, index) => {
      if (isAway(person, day) || random() >= (tempers[index] ?? 0)) return;
      // Some leave one for later.
      for (const ref of unanswered.get(person.upn) ?? []) if (random() < 0.9) answer(ref, day, at);
      unanswered.delete(person.upn);
    });
  };
  const keep = (day: CivilDate, at: Instant): void => {
    const { ref, rag, dueOn } = oneOf([...register.known.values()]).action;
    const chances: readonly (readonly [number, Edit])[] = [
      [0.02, { people: [], leads: [{ name: 'Ownership Board', role: null }] }],
      [0.06, { people: [oneOf(people)] }],
      [0.04, { people: [oneOf(people), oneOf(people), oneOf(people)] }],
      [0.08, { revisedDueOn: addDays(day, Math.floor(random() * 120) - 20) }],
      [0.04, { revisedDueOn: null }],
      [0.01, { revisedDueOn: null, dueOn: dueOn === null ? day : null }],
      [0.08, { rag: oneOf(['Red', 'Amber', 'Green']) }],
      [0.02, { rag: rag === 'Complete' ? 'Amber' : 'Complete' }],
    ];
    let fate = random();
    for (const [chance, edit] of chances) {
      fate -= chance;
      if (fate >= 0) continue;
      register.edit(ref, edit, at);
      return;
    }
  };

  return {
    isAway,
    asked(upn, ref) {
      unanswered.set(upn, (unanswered.get(upn) ?? new Set()).add(ref));
    },
    async spend(day) {
      lead(day, `${day}T10:00:00.000Z`);
      keep(day, `${day}T15:00:00.000Z`);
      const person = oneOf(people);
      if (random() < 0.08) {
        const until = addDays(day, 4 + Math.floor(random() * 40));
        back.set(person.upn, until);
        await absences.set(person.upn, until);
      } else if (isAway(person, day) && random() < 0.3) {
        back.delete(person.upn);
        await absences.end(person.upn);
      }
    },
  };
}
