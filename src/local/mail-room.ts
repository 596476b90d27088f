import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { json, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Instant } from '../domain/civil-date.js';

interface Parts {
  /** Where the emails lie, a file each, in the order in which they were sent. */
  readonly folder: string;
  readonly now: () => Instant;
  /** What a caller must send as its bearer token. */
  readonly token: string;
}

const Address = z.object({ emailAddress: z.object({ address: z.email() }) });
const SendMail = z.object({
  message: z.object({
    subject: z.string().min(1).max(255),
    body: z.object({ contentType: z.literal('HTML'), content: z.string().min(1) }),
    toRecipients: z.array(Address).min(1),
    replyTo: z.array(Address).exactOptional(),
  }),
});

/** Takes emails as Microsoft Graph does, and lays them in a folder: nobody gets them. */
export function createMailRoom({ folder, now, token }: Parts): Router {
  const router = Router();
  router.post('/users/:from/sendMail', mayCall(token), json({ limit: '1mb' }), async (request, response) => {
    const mail = SendMail.safeParse(request.body);
    if (!mail.success) {
      response.status(400).json({ error: { code: 'ErrorInvalidRecipients', message: 'This is no email.' } });
      return;
    }
    const { subject, body, toRecipients } = mail.data.message;
    await mkdir(folder, { recursive: true });
    const number = String((await readdir(folder)).length + 1).padStart(4, '0');
    const to = toRecipients.map(({ emailAddress }) => emailAddress.address).join(', ');
    const from = typeof request.params['from'] === 'string' ? request.params['from'] : '';
    const head = `${now()}\nFrom: ${from}\nTo: ${to}\nSubject: ${subject}`.replaceAll('--', '- -');
    await writeFile(path.join(folder, `${number}.html`), `<!--\n${head}\n-->\n${body.content}\n`);
    response.status(202).end();
  });
  return router;
}

function mayCall(token: string): RequestHandler {
  return (request, response, next) => {
    if (request.get('authorization') === `Bearer ${token}`) next();
    else response.status(401).json({ error: { code: 'InvalidAuthenticationToken', message: 'No token.' } });
  };
}
