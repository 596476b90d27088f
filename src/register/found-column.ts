import { z } from 'zod';
import type { ColumnKind } from '../domain/inspection.js';
import type { ColumnDefinition } from './columns.js';

/** A column as Graph shows it. Kinds that the register has no use for have facets of other names. */
export const FoundColumn = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  text: z.object({ allowMultipleLines: z.boolean().nullish(), textType: z.string().nullish() }).nullish(),
  number: z.unknown().optional(),
  dateTime: z.object({ format: z.string().nullish() }).nullish(),
  boolean: z.unknown().optional(),
  // The rest of this facet is sent back with it, so that nothing of it is lost.
  choice: z
    .looseObject({ choices: z.array(z.string()).nullish(), displayAs: z.string().nullish() })
    .nullish(),
  personOrGroup: z.object({ allowMultipleSelection: z.boolean().nullish() }).nullish(),
});

/** A column as Graph shows it. */
export type FoundColumn = z.infer<typeof FoundColumn>;

/** A column that is wanted, as Graph would show it. */
export function asFound(wanted: ColumnDefinition): FoundColumn {
  return FoundColumn.parse({ id: '', ...wanted });
}

/** What a column holds. Graph always says of a date whether it has a time; the register mostly holds days. */
export function kindOf({ text, number, boolean, dateTime, choice, personOrGroup }: FoundColumn): ColumnKind {
  if (text != null) {
    if (text.allowMultipleLines !== true) return 'line';
    return text.textType === 'richText' ? 'rich-text' : 'lines';
  }
  if (number != null) return 'number';
  if (boolean != null) return 'yes-no';
  if (dateTime != null) return dateTime.format === 'dateTime' ? 'instant' : 'day';
  if (choice != null) return choice.displayAs === 'checkBoxes' ? 'choices' : 'choice';
  if (personOrGroup != null) return personOrGroup.allowMultipleSelection === true ? 'people' : 'person';
  return 'other';
}
