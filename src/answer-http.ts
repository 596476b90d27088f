import express, { type Express } from 'express';
import type { Log } from './bot/desk.js';
import type { Composition } from './compose.js';
import { BROKEN_RUN } from './delivery/reminding.js';
import { CodedError } from './errors.js';

/** What every service answers, whatever else it does: that it lives. */
export function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  return app;
}

/** Whether the service can work, and what of it does not. */
export function readiness(parts: Composition): express.RequestHandler {
  return async (_request, response) => {
    let broken: string;
    try {
      broken = (await parts.state.facts.get(BROKEN_RUN)) ?? '';
    } catch {
      response.status(503).json({ ready: false, degraded: ['the state cannot be read'] });
      return;
    }
    const degraded = broken === '' ? [] : [broken];
    try {
      const { fresh } = await parts.latest.read();
      if (!fresh) degraded.push('SharePoint does not answer: people are answered from the last reading');
    } catch (error) {
      degraded.push(error instanceof CodedError ? error.message : 'the register cannot be read');
    }
    response.json({ ready: true, degraded });
  };
}

/** What nobody answers, and what went wrong on the way: a sentence, and never an error's own words. */
export function answerTheRest(app: Express, log: Log): void {
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing here.' });
  });
  const refuse: express.ErrorRequestHandler = (
    error: { status?: number; code?: string; name?: string },
    _request,
    response,
    next,
  ) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status !== undefined && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ code: error.code ?? error.name }, 'a request failed');
    const sentence =
      status === 413 ? 'This is too large.' : status === 500 ? 'That did not work.' : 'This cannot be read.';
    response.status(status).json({ error: sentence });
  };
  app.use(refuse);
}
