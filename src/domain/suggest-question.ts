import type { Action } from './action.js';
import type { CivilDate } from './civil-date.js';
import { isPastDate } from './next-due.js';

/**
 * Words with which the chair may ask about an action, to be changed at will.
 * @param raised what the digest asks about it itself, or `null`
 * @param day today
 */
export function suggestQuestion(action: Action, raised: string | null, day: CivilDate, zone: string): string {
  if (raised !== null) return raised;
  if (action.rag === 'Complete') return 'What shows that it has worked?';
  if (isPastDate(action, day, zone)) return 'What is holding it up, and by when will it be done?';
  switch (action.rag) {
    case 'Red':
      return 'What is being done about it, and what help do you need?';
    case 'Amber':
      return 'What would bring it back on track?';
    case 'Green':
      return 'Is it on track, and how do we know?';
    case null:
      return 'How does it stand, and what has been done so far?';
  }
}
