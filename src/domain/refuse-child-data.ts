import { type ChildData, childDataIn } from './child-data.js';
import type { Refusal, Report } from './report.js';

/** The inputs of a report that take words. */
type WordsField = 'note' | 'doing' | 'otherwise' | 'evidence';

/**
 * Why a report is not taken that is about one child, or `null`. No number of a child's passes; what looks like a
 * date of birth passes when the person says that it is none.
 */
export function refuseChildData(
  report: Pick<Report, WordsField | 'noBirthDate'>,
  field: WordsField,
): Refusal | null {
  const found = childDataIn(report[field]);
  if (found === null) return null;
  const about = sayChildData(found);
  if (found.kind !== 'date-of-birth') {
    return { code: 'child-data', message: `${about} Take it out and save again.`, field };
  }
  if (report.noBirthDate === true) return null;
  return { code: 'birth-date', message: `${about} Take it out, or say that it is none.`, field };
}

const LOOKS_LIKE: Readonly<Record<ChildData['kind'], string>> = {
  'pupil-number': "a pupil's number (UPN)",
  'nhs-number': 'an NHS number',
  'date-of-birth': 'a date of birth',
};

/** What in somebody's words is about one child, and that nothing was saved for it. */
export function sayChildData({ kind, words }: ChildData): string {
  return `"${words}" looks like ${LOOKS_LIKE[kind]}. The register holds nothing about one child, so nothing was saved.`;
}
