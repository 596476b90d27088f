import type { UnreachableReason } from './messenger.js';

const REASONS: Readonly<Record<UnreachableReason, { readonly why: string; readonly remedy: string }>> = {
  'not-in-team': {
    why: 'is not in a team that has the bot',
    remedy: 'Add them to the SENDIG team, or ask the administrator to install the app for them.',
  },
  blocked: { why: 'has blocked the bot', remedy: 'Ask them to unblock the SENDIG bot in Teams.' },
  uninstalled: {
    why: 'has removed the bot',
    remedy: 'Ask them to add the SENDIG app again, or ask the administrator to install it for them.',
  },
  'switched-off': {
    why: 'cannot be written to: the administrator has switched the bot off',
    remedy: 'Ask the administrator to allow the SENDIG app in Teams.',
  },
  'no-address': { why: 'has no address in Teams', remedy: 'Correct LeadUpn in the register.' },
};

/** What the ledger says of a message that Teams certainly did not take: it can be sent again. */
export const NOT_TAKEN = 'could not be written to: Teams did not take the message';

/** What it says of one that Teams may have taken: sent again, it might stand there twice. */
export const IN_DOUBT = 'may not have been written to: Teams did not say whether it took the message';

/** What the ledger says of a message that no card could be made of. */
export const NOT_DRAWN = 'could not be written to: something in their rows of the register fits on no card';

/** What is added where an email was tried too. */
export const MAIL_NOT_TAKEN = 'and the email to them was not taken';

/** Why somebody could not be reached, in plain words, as the ledger keeps it. */
export function whyUnreached(reason: UnreachableReason): string {
  return REASONS[reason].why;
}

/** What an officer can do about it. */
export function remedyOf(why: string | null): string {
  const known = Object.values(REASONS).find((reason) => why?.startsWith(reason.why));
  return (
    known?.remedy ??
    (why === IN_DOUBT
      ? 'They are asked again on the next working day.'
      : 'It is tried again at the next run.')
  );
}
