import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router, static as serveFolder } from 'express';
import { loopbackOnly } from '../connector/loopback-only.js';
import { type PageParts, pageApi } from './page-api.js';

export type { RemindersSent } from './page-api.js';

const STATIC = fileURLToPath(new URL('static/', import.meta.url));
const VENDOR = fileURLToPath(new URL('vendor/', import.meta.url));
/** The libraries that draw cards, as the page loads them. */
const LIBRARIES = [
  'adaptivecards-renderer/dist/adaptivecards.min.js',
  'adaptivecards-renderer/dist/adaptivecards.css',
  'markdown-it/dist/markdown-it.min.js',
];
/** The card library sets styles on elements, so only scripts can be kept to files. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The web page of local mode at `/`, and what it asks for under `/local`. */
export function createPage(parts: PageParts): Router {
  const router = Router();
  router.get('/', loopbackOnly, guarded, (_request, response) => {
    response.sendFile('index.html', { root: STATIC });
  });
  router.use('/page', loopbackOnly, guarded);
  const require = createRequire(import.meta.url);
  for (const library of LIBRARIES) {
    const file = require.resolve(library);
    router.get(`/page/vendor/${library.slice(library.lastIndexOf('/') + 1)}`, (_request, response) => {
      response.sendFile(file);
    });
  }
  router.use('/page/vendor', serveFolder(VENDOR, { index: false }));
  router.use('/page', serveFolder(STATIC, { index: false }));
  router.use('/local', loopbackOnly, pageApi(parts));
  return router;
}

const guarded: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  next();
};
