import { createHash } from 'node:crypto';
import type { Config } from '../config/config.js';
import type { LocalPerson } from './connector/create-connector.js';
import { readSample } from './sample/read-sample.js';

/** The tenant of local mode's own page. */
export const LOCAL_TENANT = idOf('tenant');

/** Everybody whom local mode knows: the leads of the sample, the chair and the officer. */
export async function localPeople(
  config: Pick<Config, 'chairs' | 'officers'>,
): Promise<readonly LocalPerson[]> {
  const { people } = await readSample();
  const office = [
    ...config.chairs.map((upn) => ({ upn, name: 'Chair of SENDIG' })),
    ...config.officers.map((upn) => ({ upn, name: 'Project officer' })),
  ];
  const everybody = new Map([...office, ...people.values()].map((person) => [person.upn, person]));
  return [...everybody.values()].map(({ upn, name }) => ({
    upn,
    name,
    aadObjectId: idOf(upn),
    mri: `29:${idOf(`teams ${upn}`)}`,
  }));
}

/** An id that is the same on every machine, in the shape that Entra gives. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(`sendig ${text}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
