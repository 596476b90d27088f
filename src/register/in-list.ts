import { CodedError } from '../errors.js';
import { GraphFailure } from './graph-failure.js';

/** Whether SharePoint has nothing at that address. */
export function isNotFound(error: unknown): boolean {
  return error instanceof GraphFailure && error.status === 404;
}

/**
 * Does `work`, which asks for rows of the list `title`.
 * @throws CodedError `list-not-found` where it finds nothing: then the list itself is gone
 */
export async function inList<T>(title: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNotFound(error)) throw new CodedError('list-not-found', title, error);
    throw error;
  }
}
