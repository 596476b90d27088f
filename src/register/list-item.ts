import { z } from 'zod';
import type { ListRow } from '../domain/action.js';
import type { Instant } from '../domain/civil-date.js';
import type { Finding } from '../domain/plan.js';

/** A row of a list as Graph gives it. */
export interface ListItem {
  readonly id: string;
  /** With its own quotes, to be sent unchanged in `If-Match`. */
  readonly etag: string;
  readonly webUrl: string;
  /** When the row was last changed, by whatever hand; `null` where SharePoint does not say. */
  readonly editedAt: Instant | null;
  /** Who changed it last; `null` where it was an app, or SharePoint does not say. */
  readonly editedBy: { readonly name: string; readonly email: string } | null;
  /** Empty columns are absent. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A row as it comes from Graph. */
export const Item = z
  .object({
    id: z.string(),
    eTag: z.string(),
    webUrl: z.string().nullish(),
    lastModifiedDateTime: z.iso.datetime().nullish().catch(null),
    lastModifiedBy: z
      .object({
        user: z.object({ displayName: z.string().nullish(), email: z.string().nullish() }).nullish(),
      })
      .nullish()
      .catch(null),
    fields: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform(({ id, eTag, webUrl, lastModifiedDateTime, lastModifiedBy, fields }): ListItem => {
    const editor = lastModifiedBy?.user;
    return {
      id,
      etag: eTag,
      webUrl: webUrl ?? '',
      editedAt: lastModifiedDateTime == null ? null : new Date(lastModifiedDateTime).toISOString(),
      editedBy: editor == null ? null : { name: editor.displayName ?? '', email: editor.email ?? '' },
      fields: fields ?? {},
    };
  });

/** Where the row stands and what was read of it beside its columns. */
export function listRowOf({ id, etag, webUrl, editedAt, editedBy }: ListItem): ListRow {
  return {
    id,
    etag,
    webUrl,
    editedAt,
    editedBy: editedBy === null ? null : { name: editedBy.name, upn: editedBy.email.toLowerCase() },
  };
}

/** What is to be put right in a row, with the address at which a person finds it. */
export function findingIn({ webUrl }: ListItem, finding: Finding): Finding {
  return webUrl === '' ? finding : { ...finding, webUrl };
}
