import { z } from 'zod';

const FACETS = {
  text: z.strictObject({
    allowMultipleLines: z.boolean().optional(),
    appendChangesToExistingText: z.boolean().optional(),
    linesForEditing: z.number().int().optional(),
    maxLength: z.number().int().min(1).max(255).optional(),
    textType: z.enum(['plain', 'richText']).optional(),
  }),
  choice: z.strictObject({
    allowTextEntry: z.boolean().optional(),
    choices: z.array(z.string().min(1)).min(1),
    displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).optional(),
  }),
  dateTime: z.strictObject({
    displayAs: z.enum(['default', 'friendly', 'standard']).optional(),
    format: z.enum(['dateOnly', 'dateTime']).optional(),
  }),
  number: z.strictObject({
    decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).optional(),
    displayAs: z.enum(['number', 'percentage']).optional(),
    maximum: z.number().optional(),
    minimum: z.number().optional(),
  }),
  boolean: z.strictObject({}),
  personOrGroup: z.strictObject({
    allowMultipleSelection: z.boolean().optional(),
    chooseFromType: z.enum(['peopleOnly', 'peopleAndGroups']).optional(),
    displayAs: z.string().optional(),
  }),
};

/** What a column holds: the name of the one facet it has. */
type ColumnKind = keyof typeof FACETS;

const KINDS = Object.keys(FACETS) as ColumnKind[];

const settings = {
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
  indexed: z.boolean().optional(),
  enforceUniqueValues: z.boolean().optional(),
  required: z.boolean().optional(),
  hidden: z.boolean().optional(),
  defaultValue: z.object({ value: z.string() }).nullable().optional(),
  text: FACETS.text.optional(),
  choice: FACETS.choice.optional(),
  dateTime: FACETS.dateTime.optional(),
  number: FACETS.number.optional(),
  boolean: FACETS.boolean.optional(),
  personOrGroup: FACETS.personOrGroup.optional(),
};

/** Internal names as a careful person makes them: anything else SharePoint would encode for ever. */
const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*$/, 'is not a plain internal name')
  .max(32);

/** A column as a request defines it: exactly one facet. */
export const definitionSchema = z
  .strictObject({ name, ...settings })
  .refine((column) => facetsOf(column).length === 1, 'A column has exactly one type.');

/** What a request may change of a column; its internal name is fixed for ever. */
export const columnPatchSchema = z.strictObject(settings);

/** A column as the service keeps it. */
export const columnSchema = z.strictObject({ id: z.string(), name, ...settings });

/** A column as the service keeps it. */
export type Column = z.infer<typeof columnSchema>;

/** The facets that are present, in no particular order. */
export function facetsOf(column: Partial<Record<ColumnKind, unknown>>): ColumnKind[] {
  return KINDS.filter((kind) => column[kind] !== undefined);
}

/** What the column holds. */
export function kindOf(column: Column): ColumnKind {
  return facetsOf(column)[0] ?? 'text';
}

/** Whether the column holds several people or several choices, which can be neither indexed nor unique. */
export function holdsMany(column: Pick<Column, 'personOrGroup' | 'choice'>): boolean {
  return column.personOrGroup?.allowMultipleSelection === true || column.choice?.displayAs === 'checkBoxes';
}

/** Whether the column holds text of several lines, which can be neither indexed nor unique. */
export function isMultiLine(column: Pick<Column, 'text'>): boolean {
  return column.text?.allowMultipleLines === true;
}

/** The one writable column that every list has from the start; its id is the same in every SharePoint. */
export const TITLE_COLUMN: Column = {
  id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
  name: 'Title',
  displayName: 'Title',
  text: {},
};

/** The columns that SharePoint itself fills. */
export const READ_ONLY_COLUMNS: readonly Column[] = [
  { id: '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', name: 'ID', indexed: true, number: {} },
  { id: 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', name: 'ContentType', displayName: 'Content Type', text: {} },
  { id: '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', name: 'Modified', dateTime: { format: 'dateTime' } },
  { id: '8c06beca-0777-48f7-91c7-6da68bc07b69', name: 'Created', dateTime: { format: 'dateTime' } },
  {
    id: '1df5e554-ec7e-46a6-901d-d85a3881cb18',
    name: 'Author',
    displayName: 'Created By',
    personOrGroup: {},
  },
  {
    id: 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2',
    name: 'Editor',
    displayName: 'Modified By',
    personOrGroup: {},
  },
  { id: 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', name: '_UIVersionString', displayName: 'Version', text: {} },
  { id: '67df98f4-9dec-48ff-a553-29bece9c5bf4', name: 'Attachments', boolean: {} },
];
