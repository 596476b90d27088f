import type { Asked, Call, Reply } from './call.js';
import { getDelta } from './delta.js';
import { notFound } from './graph-refusal.js';
import { deleteItem, getItem, getItems, patchFields, patchItem, postItem } from './item-routes.js';
import { getColumns, getList, getLists, getSite, patchColumn, postColumn, postList } from './list-routes.js';
import { type Site, siteIdOf } from './site-lists.js';

/** What answers one kind of request. It decides at once, so that no two requests ever overlap. */
type Route = (site: Site, call: Call) => Reply;

/** By method and path below the site; what begins with `:` stands for one part of it. The first that fits answers. */
const ROUTES: readonly (readonly [method: string, path: string, route: Route])[] = [
  ['GET', '/', getSite],
  ['GET', '/lists', getLists],
  ['POST', '/lists', postList],
  ['GET', '/lists/:list', getList],
  ['GET', '/lists/:list/columns', getColumns],
  ['POST', '/lists/:list/columns', postColumn],
  ['PATCH', '/lists/:list/columns/:column', patchColumn],
  ['GET', '/lists/:list/items', getItems],
  ['POST', '/lists/:list/items', postItem],
  ['GET', '/lists/:list/items/delta', getDelta],
  ['GET', '/lists/:list/items/:item', getItem],
  ['PATCH', '/lists/:list/items/:item', patchItem],
  ['DELETE', '/lists/:list/items/:item', deleteItem],
  ['PATCH', '/lists/:list/items/:item/fields', patchFields],
];

/**
 * Answers a request to the path `path`, which begins after the version: `/sites/…`.
 * @throws GraphRefusal 404 for another site, and for what this service does not have
 */
export function decide(site: Site, path: string, asked: Asked): Reply {
  const below = belowSite(site, path).split('/');
  for (const [method, pattern, route] of ROUTES) {
    const params = method === asked.method ? paramsOf(pattern.split('/'), below) : null;
    if (params !== null) return route(site, { ...asked, params });
  }
  throw notFound();
}

/**
 * The path below the site, which Graph lets a caller name in two ways.
 * @throws GraphRefusal 404 for another site
 */
export function belowSite(site: Site, path: string): string {
  const byPath = /^\/sites\/([^/,:]+):\/([^:]+?)(?::(\/.*)?)?$/.exec(path);
  const byId = /^\/sites\/([^/:]+)(\/.*)?$/.exec(path);
  const named = byPath
    ? sameText(byPath[1], site.host) && sameText(byPath[2]?.replace(/\/$/, ''), site.path)
    : sameText(byId?.[1], siteIdOf(site));
  if (!named) throw notFound();
  return ((byPath ? byPath[3] : byId?.[2]) ?? '/').replace(/(?<=.)\/$/, '');
}

function paramsOf(pattern: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = decoded(path[index]);
    if (part.startsWith(':') && given !== '') params[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return params;
}

function sameText(encoded: string | undefined, wanted: string): boolean {
  return decoded(encoded).toLowerCase() === wanted.toLowerCase();
}

/** The text, or `''` where it is not encoded as an address should be. */
function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
