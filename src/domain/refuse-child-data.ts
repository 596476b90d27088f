import { childDataIn } from './child-data.js';
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
  const nothing = 'The register holds nothing about one child, so nothing was saved.';
  const meant = `"${found.words}"`;
  switch (found.kind) {
    case 'pupil-number':
      return {
        code: 'child-data',
        message: `${meant} looks like a pupil's number (UPN). ${nothing} Take it out and save again.`,
        field,
      };
    case 'nhs-number':
      return {
        code: 'child-data',
        message: `${meant} looks like an NHS number. ${nothing} Take it out and save again.`,
        field,
      };
    case 'date-of-birth':
      if (report.noBirthDate === true) return null;
      return {
        code: 'birth-date',
        message: `${meant} looks like a date of birth. ${nothing} Take it out, or say that it is none.`,
        field,
      };
  }
}
