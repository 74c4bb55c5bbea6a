import { createHash } from 'node:crypto';
import { roleScopes } from '#libs/http/permissions.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import { isSigned, readLink, type WroteLink } from '#libs/transport/wrote-link.js';
import type { Card, PoolDoc, SuggestionDoc } from '../documents.js';

/** What a link of a digest is about, and in whose name its holder may say one thing. */
export interface LinkRead {
  viewer: Viewer;
  suggestion: SuggestionDoc;
  /** of the contact */
  name: string | null;
}

/**
 * Reads the links of digests. Each lets its holder say of one offer, in the name of one member, whether it was written,
 * and nothing else; reading one says nothing. Throws HttpProblem `link-over` for what was not signed here, is over, or
 * concerns somebody who may not decide any more.
 */
export class WroteLinks {
  constructor(private readonly parts: { documents: Documents; keys: Keys; clock: Clock }) {}

  async read(token: string): Promise<LinkRead> {
    const link = readLink(token);
    const read = link === null ? null : await this.believed(token, link);
    if (read !== null) return read;
    throw new HttpProblem(
      409,
      'link-over',
      'This link has ended, or is none of this Kith: sign in and say it on Today.',
    );
  }

  /** The key of what is said by a link: said again, it is the same. */
  keyOf(token: string, wrote: boolean): string {
    return `link-${createHash('sha256').update(token).digest('base64url')}-${wrote ? 'yes' : 'no'}`;
  }

  private async believed(token: string, link: WroteLink): Promise<LinkRead | null> {
    const { documents, keys, clock } = this.parts;
    const found = await documents.many(link.pool, [
      { collection: 'pool', key: 'self' },
      { collection: 'suggestion', key: link.suggestion },
    ]);
    const bodyOf = (collection: string): unknown => found.find((one) => one.collection === collection)?.body;
    const [pool, offer] = [bodyOf('pool') as PoolDoc | undefined, bodyOf('suggestion') as SuggestionDoc | undefined];
    if (pool === undefined || offer?.member !== link.member || clock.now() > link.until) return null;
    const viewer = viewerOf(pool, link);
    if (viewer === null || !isSigned(token, await keys.hasher(link.pool))) return null;
    return { viewer, suggestion: offer, name: await this.nameOf(link.pool, offer.contact) };
  }

  private async nameOf(pool: string, contact: string): Promise<string | null> {
    const [card] = await this.parts.documents.many(pool, [{ collection: 'card', key: contact }]);
    return (card?.body as Card | undefined)?.name?.full ?? null;
  }
}

/** The member a link speaks for; null if they have left, or may not decide. */
function viewerOf({ members, home }: PoolDoc, { pool, member }: WroteLink): Viewer | null {
  const role = members.find((one) => one.member === member)?.role;
  if (role === undefined || !roleScopes[role].includes('decide')) return null;
  return { user: null, pool, member, role, scopes: [], actor: `member:${member}`, language: home.language, home };
}
