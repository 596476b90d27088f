import type { State } from '../../src/domain/state.js';

/** Work that is due, in a SharePoint and a Teams of the test's own, which live on when the bot is killed. */
export interface DueWork {
  /** The variables of a service that does it, but for where its state is. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes an empty state that of a bot which knows everybody, and whose officer has pressed Send. */
  furnish(state: State): Promise<void>;
  /** Makes the work of the day due. */
  owe(state: State): Promise<void>;
  /** Resolves once the work of the day is settled. */
  settled(state: State): Promise<void>;
  close(): Promise<void>;
}

/** What of the bot's doings the test is told. */
export interface Told {
  /** A message as it arrives at Teams: the bot has the answer once this is over. */
  readonly onMessage: (to: string) => Promise<void>;
  /** A message on its way to Teams; `false`: it does not arrive. */
  readonly onWay?: () => Promise<boolean>;
  /** A request as it arrives at SharePoint. */
  readonly onRead?: () => void;
}
