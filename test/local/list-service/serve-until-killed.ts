import { once } from 'node:events';
import { REGISTER, serveLists } from './serve-lists.js';

/** The list service in a process of its own, which a test kills: `serve-until-killed.ts FOLDER`. */
const lists = await serveLists(process.argv[2] ?? '');
await lists.call('POST', '/lists', REGISTER);
process.stdout.write(`${lists.base}\n`);
// An orphan must not outlive the test that started it.
process.stdin.resume();
await once(process.stdin, 'end');
await lists.stop();
