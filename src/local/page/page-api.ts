import { type ErrorRequestHandler, json, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { type CivilDate, parseCivilDate, weekdayInWords } from '../../domain/civil-date.js';
import { CodedError } from '../../errors.js';
import type { Connector, LocalPerson } from '../connector/create-connector.js';

/** The sums of a run of reminders: people for the first three, actions for the last. */
export interface RemindersSent {
  readonly sent: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly skipped: number;
}

/** What the page is made of. */
export interface PageParts {
  readonly connector: Connector;
  readonly people: readonly LocalPerson[];
  /** UPNs. */
  readonly chairs: readonly string[];
  readonly officers: readonly string[];
  /** The titles of the lists, in the order in which they are shown. */
  readonly lists: readonly string[];
  /** The site's time zone. */
  readonly zone: string;
  /** Whether the lists began with the sample register. */
  readonly sample: boolean;
  /** Where the page finds the lists, with what token, and the site as in SHAREPOINT_SITE. */
  readonly graph: { readonly path: string; readonly token: string; readonly site: string };
  readonly day: () => CivilDate;
  readonly moveDay: (day: CivilDate) => Promise<void>;
  /** Sends the reminders of the day that the service believes it is. */
  readonly sendReminders: () => Promise<RemindersSent>;
  /** Does what comes round of the digest on that day, and says in a sentence what that was. */
  readonly bringDigest: () => Promise<string>;
}

const upn = z.string().min(1).max(320);
const Say = z.object({
  upn,
  text: z.string().trim().min(1, 'Write something first.').max(8_000, 'This is too long for one message.'),
  where: z.enum(['chat', 'channel']),
  threadId: z.string().max(100).exactOptional(),
});
const PressButton = z.object({
  upn,
  messageId: z.string().min(1).max(100),
  verb: z.string().max(100),
  data: z.record(z.string(), z.unknown()),
});
const Consent = z.object({
  upn,
  messageId: z.string().min(1).max(100),
  action: z.enum(['accept', 'decline']),
});
const MoveDay = z.object({
  day: z.string().transform((text, context): CivilDate => {
    const day = parseCivilDate(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: 'Give the day as YYYY-MM-DD, for example 2022-09-01.' });
    return z.NEVER;
  }),
});
const ByPerson = z.object({ upn });
const Nothing = z.object({});

/** What the page asks for: JSON in, JSON out; a refusal is one plain sentence in `error`. */
export function pageApi(parts: PageParts): Router {
  const { connector } = parts;
  const streams = new Set<Response>();
  const tell = (event: 'messages' | 'day', data: object): void => {
    for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  connector.subscribe((change) => {
    tell('messages', change);
  });

  const router = Router();
  router.use(fresh, json({ limit: '100kb' }), jsonOnly);

  router.get('/session', (_request, response) => {
    const { zone, sample, lists, graph } = parts;
    const { bot, team } = connector;
    response.json({
      ...dayNow(parts),
      people: parts.people.map((person) => ({
        name: person.name,
        upn: person.upn,
        role: roleOf(parts, person),
      })),
      bot: bot.name,
      team: team.name,
      channel: team.channel.name,
      zone,
      sample,
      lists,
      graph,
    });
  });
  router.get('/chat', (request, response) => {
    const messages = connector.chat(ByPerson.parse(request.query).upn);
    if (messages === null) nobody(response);
    else response.json({ messages });
  });
  router.get('/channel', (request, response) => {
    const threads = connector.channel(ByPerson.parse(request.query).upn);
    if (threads === null) nobody(response);
    else response.json({ threads });
  });
  router.post('/say', async (request, response) => {
    const { upn: who, text, where, threadId } = Say.parse(request.body);
    const said = await connector.say(who, text, where, threadId);
    if (said.outcome === 'refused') nobody(response);
    else response.json(said);
  });
  router.post('/press', async (request, response) => {
    const { upn: who, messageId, verb, data } = PressButton.parse(request.body);
    const pressed = await connector.press(who, messageId, { verb, data });
    if (pressed.outcome === 'refused') noSuchMessage(response);
    else response.json(pressed);
  });
  router.post('/consent', async (request, response) => {
    const { upn: who, messageId, action } = Consent.parse(request.body);
    const answered = await connector.consent(who, messageId, action);
    if (answered.outcome === 'refused') noSuchMessage(response);
    else response.json(answered);
  });
  router.get('/day', (_request, response) => {
    response.json(dayNow(parts));
  });
  router.post('/day', async (request, response) => {
    await parts.moveDay(MoveDay.parse(request.body).day);
    tell('day', dayNow(parts));
    response.json(dayNow(parts));
  });
  router.post('/remind', async (request, response) => {
    Nothing.parse(request.body);
    const { sent, failed, unreachable, skipped } = await parts.sendReminders();
    response.json({ sent, failed, unreachable, skipped });
  });
  router.post('/digest', async (request, response) => {
    Nothing.parse(request.body);
    response.json({ said: await parts.bringDigest() });
  });
  router.get('/events', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  });
  router.use(inPlainWords);
  return router;
}

function dayNow(parts: PageParts): { day: CivilDate; words: string } {
  const day = parts.day();
  return { day, words: weekdayInWords(day) };
}

function roleOf(parts: PageParts, person: LocalPerson): 'chair' | 'officer' | 'lead' {
  if (parts.officers.includes(person.upn)) return 'officer';
  return parts.chairs.includes(person.upn) ? 'chair' : 'lead';
}

function nobody(response: Response): void {
  response.status(404).json({ error: 'There is no such person or conversation here.' });
}

function noSuchMessage(response: Response): void {
  response.status(404).json({ error: 'This person has no such message.' });
}

const fresh: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/** A form on another web page can post anything but JSON. */
const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.is('application/json') !== false) next();
  else response.status(415).json({ error: 'Send this as application/json.' });
};

/** What was wrong with a request, in one sentence. What went wrong in here is left to the service. */
const inPlainWords: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const own = issue?.code === 'custom' || /\.$/.test(issue?.message ?? '');
    const field = issue?.path.join('.') ?? '';
    response.status(400).json({ error: own ? issue?.message : `"${field}" is missing or wrong.` });
  } else if (error instanceof CodedError) {
    response.status(502).json({ error: `${error.message} ${error.remedy}` });
  } else {
    const body = BodyError.safeParse(error);
    if (!body.success) {
      next(error);
      return;
    }
    const tooLarge = body.data.status === 413;
    response
      .status(body.data.status)
      .json({ error: tooLarge ? 'This is too large.' : 'This is not JSON that can be read.' });
  }
};

const BodyError = z.looseObject({ status: z.number().int().min(400).max(499) });
