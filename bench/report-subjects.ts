import path from 'node:path';
import { z } from 'zod';
import type { BareKind } from './bare-work.js';
import { type Child, startChild } from './child.js';
import { TOKEN } from './report-place.js';
import { openPresses, type Presses } from './report-presses.js';
import type { Subject } from './report-round.js';

/** Everything that runs while reports are measured. */
export interface Scene {
  /** The bot, the bare answer, that with one PATCH, that with the four requests. */
  readonly subjects: readonly [bot: Subject, bare: Subject, patch: Subject, four: Subject];
  readonly presses: Presses;
  stop(): Promise<void>;
}

const Sent = z.object({ graph: z.number(), connector: z.number() });

/** Starts Graph and the connector, and then the bots, each in a process of its own on files in `folder`. */
export async function openScene(folder: string): Promise<Scene> {
  const children: Child[] = [];
  const start = async (...given: Parameters<typeof startChild>): Promise<Child> => {
    const child = await startChild(...given);
    children.push(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    for (const child of [...children].reverse()) await child.stop();
  };
  try {
    const office = await start(new URL('microsoft-365.ts', import.meta.url), [
      folder,
      'bot',
      'patch',
      'four',
    ]);
    const sentBy = (name: string): Promise<z.infer<typeof Sent>> => office.ask(Sent, 'requests', name);
    const bare = async (kind: BareKind, name: string): Promise<Subject> => ({
      name,
      child: await start(new URL('bare-bot.ts', import.meta.url), [kind, `${office.origin}/${kind}/v1.0`]),
      expects: '"AdaptiveCard"',
      settle: () => Promise.resolve(),
      done: async () => ({ ...(await sentBy(kind)), commitMs: 0 }),
    });
    let reports = 0;
    const child = await start(new URL('report-bot.ts', import.meta.url), [], {
      GRAPH_URL: `${office.origin}/bot/v1.0`,
      GRAPH_TOKEN: TOKEN,
      DATA_DIR: path.join(folder, 'data'),
    });
    const bot: Subject = {
      name: 'the bot',
      child,
      expects: '"Saved: ',
      settle: async (more) => {
        reports += more;
        await office.ask(z.number(), 'replaced', reports);
      },
      done: async () => ({ ...(await sentBy('bot')), commitMs: await child.ask(z.number(), 'commitMs') }),
    };
    return {
      subjects: [
        bot,
        await bare('none', 'bare answer'),
        await bare('patch', 'bare answer + one PATCH'),
        await bare('four', 'bare answer + the four requests'),
      ],
      presses: await openPresses(office.origin),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
