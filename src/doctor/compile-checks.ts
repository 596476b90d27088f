import type { Finding } from './check.js';
import { failed, passed } from './check.js';
import { checkAccess } from './check-access.js';
import { checkBot } from './check-bot.js';
import { checkLibrary } from './check-library.js';
import { checkLists } from './check-lists.js';
import { checkPeople } from './check-people.js';
import { checkSettings } from './check-settings.js';
import { checkTime } from './check-time.js';
import { checkUpdates } from './check-updates.js';
import type { Facts } from './facts.js';

/** Every check, in the order in which somebody would put things right. */
export function compileChecks(facts: Facts): readonly Finding[] {
  return [
    passed('environment', 'The settings in the environment can be read.'),
    ...checkAccess(facts),
    ...checkLists(facts),
    ...checkPeople(facts),
    ...checkTime(facts),
    ...checkBot(facts),
    ...checkSettings(facts),
    ...checkUpdates(facts),
    ...checkLibrary(facts),
  ];
}

/** The one check that there is where the configuration does not load: each fault by itself. */
export function environmentChecks(faults: readonly string[]): readonly Finding[] {
  return faults.map((fault) => {
    const variable = /^\w+/.exec(fault)?.[0] ?? 'the setting';
    return failed(
      'environment',
      `${fault.replace(/\.$/, '')}.`,
      `Correct ${variable} and run this again: nothing else can be checked before.`,
    );
  });
}
