import { compareRefs, REF_SHAPE } from './action.js';

const NUMBERED =
  /(?<![\p{L}\d.£])\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?![\d%]|\.\d|\s?(?:m|k|million|days?|hours?|fte|wte)\b)/giu;

/** The refs of actions and outcomes that a text speaks of. */
interface Mentions {
  /** Those that the plan has, in the order of their numbers. */
  readonly known: readonly string[];
  /** Those that have the shape of an action's ref and that the plan has not. */
  readonly unknown: readonly string[];
}

/**
 * The refs that the texts speak of, without `own`. Never throws.
 *
 * @param refs every ref of the plan, actions and outcomes; a number that is none of them may be money or a date
 */
export function findMentions(texts: readonly string[], own: string, refs: ReadonlySet<string>): Mentions {
  const found = new Set(texts.flatMap((text) => text.match(NUMBERED) ?? []));
  found.delete(own);
  const all = [...found].sort(compareRefs);
  return {
    known: all.filter((ref) => refs.has(ref)),
    unknown: all.filter((ref) => !refs.has(ref) && REF_SHAPE.test(ref) && !isDate(ref)),
  };
}

/** `31.3.23` has the shape of a ref. */
function isDate(ref: string): boolean {
  const [day = 0, month = 0, year = 0] = ref.split('.').map(Number);
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 20 && year <= 49;
}
