import type { RequestHandler } from 'express';
import { isLoopbackHost } from '../../config/loopback.js';

/**
 * Turns away what a web page elsewhere could make a browser send here: a name of its own that leads to
 * this machine, and a request from another origin. A program on this machine sends no `Origin`.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? '';
  const { origin } = request.headers;
  if (!isLoopbackHost(host.replace(/:\d+$/, ''))) {
    response.status(403).json({ error: 'This address answers this machine only.' });
  } else if (origin !== undefined && origin !== `http://${host}`) {
    response.status(403).json({ error: 'This address answers its own page only.' });
  } else {
    next();
  }
};
