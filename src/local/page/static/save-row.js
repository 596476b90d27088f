/** What is said where somebody else was quicker. */
export const OVERTAKEN = 'Somebody else changed this row; here is what it says now.';

/**
 * Saves columns of a row and reads it again.
 * @returns {Promise<{ row: object, saved: boolean }>} the row as it now stands; not saved where it had moved on
 * @throws Failure
 */
export async function saveRow(lists, list, row, fields) {
  try {
    await lists.change(list, row.id, row.etag, fields);
  } catch (failure) {
    if (failure.status !== 412) throw failure;
    return { row: await lists.row(list, row.id), saved: false };
  }
  return { row: await lists.row(list, row.id), saved: true };
}
