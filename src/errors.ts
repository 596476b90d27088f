/** Every way in which this program fails on purpose: what went wrong, and what to do about it. */
const ERRORS = {
  'config-invalid': {
    message: (detail: string) => detail,
    remedy: 'Correct what is named above and start again.',
  },
  'port-in-use': {
    message: (port: string) => `Port ${port} is already in use.`,
    remedy: 'Stop the other program, or set PORT to a free port, for example PORT=3979.',
  },
  'state-locked': {
    message: (path: string) => `Another service is using the state in ${path}.`,
    remedy: 'Stop the other service, or set DATA_DIR to another folder.',
  },
  'state-unreadable': {
    message: (detail: string) => `The bot's own state cannot be opened: ${detail}.`,
    remedy: 'Check STATE_URL and DATA_DIR, and that the disk is not full.',
  },
  'state-on-share': {
    message: (where: string) =>
      `${where} is on a network share, where the files of this program are not safe.`,
    remedy:
      'Name a folder on a disk of this machine, or keep the state in PostgreSQL: STATE_URL=postgres://…',
  },
  'file-not-found': {
    message: (path: string) => `There is no file ${path}.`,
    remedy: 'Check the name and the folder.',
  },
  'file-not-understood': {
    message: (detail: string) => `This file cannot be read as a plan: ${detail}.`,
    remedy:
      'A plan can be a Word document (.docx), an Excel workbook (.xlsx), CSV, a web page (.html) or plain text (.txt).',
  },
  'template-not-understood': {
    message: (detail: string) => `PAPER_TEMPLATE cannot be used: ${detail}.`,
    remedy: 'Open it in Word, save it as a Word document (.docx), and set PAPER_TEMPLATE to that file.',
  },
  'file-not-writable': {
    message: (path: string) => `The file ${path} cannot be written.`,
    remedy: 'Check that the folder exists and that you may write in it.',
  },
  'file-there-already': {
    message: (path: string) => `There is a file ${path} already, and somebody may have worked on it.`,
    remedy: 'Move it away, or name the file to write with --out.',
  },
  'sharepoint-unreachable': {
    message: (detail: string) => `SharePoint cannot be reached (${detail}).`,
    remedy: 'Try again in a few minutes; if it lasts, run "npm run -s sendig -- doctor".',
  },
  'sharepoint-refused': {
    message: (detail: string) => `SharePoint refused the request (${detail}).`,
    remedy:
      'Ask the administrator to check what the app may do on the site (docs/sharepoint.md says what it needs).',
  },
  'sign-in-failed': {
    message: (detail: string) => `Microsoft did not let this program sign in to Graph (${detail}).`,
    remedy: 'Check GRAPH_CREDENTIAL and the AZURE_ settings that belong to it.',
  },
  'sharepoint-busy': {
    message: (detail: string) => `SharePoint asks us to wait (${detail}).`,
    remedy: 'Try again later.',
  },
  'site-not-found': {
    message: (site: string) => `There is no SharePoint site ${site}.`,
    remedy: 'Set SHAREPOINT_SITE, for example SHAREPOINT_SITE=contoso.sharepoint.com:/sites/send.',
  },
  'list-not-found': {
    message: (list: string) => `The SharePoint list "${list}" does not exist.`,
    remedy: 'Run "npm run -s sendig -- provision" to create what is missing.',
  },
  'library-refused': {
    message: (detail: string) =>
      `The paper could not be put into the document library of the site (${detail}).`,
    remedy:
      'Ask the administrator to check what the app may do on the site (docs/sharepoint.md says what it needs). In your own chat with me you get the paper all the same: type "paper" there.',
  },
  'paper-open': {
    message: () => 'Somebody has the paper of that day open, so it was not replaced.',
    remedy: 'Close it in Word and SharePoint, wait a few minutes, and ask for it again.',
  },
  'paper-too-large': {
    message: (size: string) => `The paper is larger than can be handed over (${size}).`,
    remedy: 'Write it with "npm run -s sendig -- paper" and put it where it belongs yourself.',
  },
  'provision-not-allowed': {
    message: (detail: string) => `This identity may not create or change lists and columns on ${detail}`,
    remedy: [
      'A SharePoint administrator can do one of two things:',
      '1. Let the app manage this one site for as long as it takes. Call',
      '     POST https://graph.microsoft.com/v1.0/sites/{site-id}/permissions',
      '     {"roles":["manage"],"grantedToIdentities":[{"application":{"id":"{app-id}","displayName":"SENDIG bot"}}]}',
      '   then run "npm run -s sendig -- provision" again, and set the app back to "write":',
      '     PATCH https://graph.microsoft.com/v1.0/sites/{site-id}/permissions/{id from the answer to the first call}',
      '     {"roles":["write"]}',
      '2. Run "npm run -s sendig -- provision" themselves, with GRAPH_CREDENTIAL=developer: as whoever is signed in',
      "   to the Azure CLI. A token for Sites.Manage.All is needed; a person's own sign-in there may not get one.",
    ].join('\n'),
  },
  'provision-incomplete': {
    message: (count: string) => `${count} could not be set up.`,
    remedy: 'Do what is said above of each, then run "npm run -s sendig -- provision" again.',
  },
  'column-not-found': {
    message: (column: string) => `The list has no column ${column}, which is needed to read an action.`,
    remedy: 'Run "npm run -s sendig -- provision" to create what is missing.',
  },
  'list-row-invalid': {
    message: (detail: string) => `SharePoint answered with something that is not a list row: ${detail}.`,
    remedy: 'Try again; if it lasts, run "npm run -s sendig -- doctor".',
  },
  'sample-broken': {
    message: (detail: string) => `The sample register is not right: ${detail}.`,
    remedy: 'This is a fault in the program; please report it with the words above.',
  },
  'card-broken': {
    message: (detail: string) => `A card could not be made: ${detail}.`,
    remedy: 'This is a fault in the program; please report it with the words above.',
  },
  usage: {
    message: (detail: string) => detail,
    remedy: 'Run "npm run -s sendig -- help" to see the commands.',
  },
  'not-confirmed': {
    message: () => 'Nothing was written.',
    remedy: 'Run it again and answer yes, or add --yes.',
  },
  'message-failed': {
    message: (count: string) => `${count} could not be delivered.`,
    remedy: 'See "outcome" and "why" of each message, then run the command again.',
  },
  'reminders-broken': {
    message: (why: string) => why,
    remedy: 'Run the command again. If it says the same, report it with what --json prints.',
  },
  'reminders-busy': {
    message: () => 'Another process is sending reminders just now.',
    remedy: 'Try again in a few minutes. Nobody is asked twice.',
  },
  'reminders-stopped': {
    message: () => 'The reminders were stopped before the last one was sent.',
    remedy: 'Send them again: whoever has had theirs gets no other.',
  },
  'channel-busy': {
    message: () => 'Another process is posting in the channel just now.',
    remedy: 'Look in the channel in a few minutes. Nothing is posted twice.',
  },
  'check-failed': {
    message: (count: string) => `${count} failed.`,
    remedy: 'Do what each failed check says.',
  },
} as const satisfies Record<string, { message: (detail: string) => string; remedy: string }>;

/** The stable name of a failure. */
export type ErrorCode = keyof typeof ERRORS;

/** A failure with its code, its plain sentence and its remedy. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;

  /**
   * @param detail what is put into the sentence; never a name, a note or a secret
   * @param cause the error beneath, kept for the log
   */
  constructor(code: ErrorCode, detail = '', cause?: unknown) {
    super(ERRORS[code].message(detail), cause === undefined ? undefined : { cause });
    this.name = 'CodedError';
    this.code = code;
    this.remedy = ERRORS[code].remedy;
  }
}
