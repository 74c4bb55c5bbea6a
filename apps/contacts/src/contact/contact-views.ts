import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Card, PoolDoc } from '../documents.js';
import type { AliasDoc } from '../identity/merged-documents.js';
import { presentCard } from './card.presenter.js';

/** Reads contacts for the HTTP edge. */
export class ContactViews {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /** The card a command is about, as it is now, with its `ETag`. */
  async shown(about: DocumentKey | null, viewer: Viewer, reply: EdgeReply): Promise<unknown> {
    if (about?.collection !== 'card') return { about };
    const { card, seq } = await this.card(viewer.pool, about.key);
    const pool = await this.pool(viewer.pool);
    reply.header('ETag', `"${String(seq)}"`);
    return presentCard(card, pool, this.clock.now());
  }

  /** One card, under the id of a merged contact that of the one it is part of; 404 if there is none (any more). */
  async card(pool: string, id: string): Promise<{ card: Card; seq: number }> {
    const found = (await this.cards(pool, [id])).get(id);
    if (found !== undefined) return found;
    throw new HttpProblem(404, 'contact-unknown', 'There is no such contact in this pool; it may have been erased.');
  }

  /** Several, by the ids that were asked for; those that are not there (any more) are left out. */
  async cards(pool: string, ids: readonly string[]): Promise<Map<string, { card: Card; seq: number }>> {
    if (ids.length === 0) return new Map();
    const places = [...new Set(ids)].flatMap((key) => ['card', 'alias'].map((collection) => ({ collection, key })));
    const found = await this.documents.many(pool, places);
    const cards = new Map<string, { card: Card; seq: number }>();
    for (const { collection, key, body, seq } of found) {
      if (collection === 'card') cards.set(key, { card: body as Card, seq });
    }
    const merged = found.filter(({ collection, key }) => collection === 'alias' && !cards.has(key));
    const intoWhom = (body: unknown): string => (body as AliasDoc).contact;
    const others = await this.cards(
      pool,
      merged.map(({ body }) => intoWhom(body)),
    );
    for (const { key, body } of merged) {
      const other = others.get(intoWhom(body));
      if (other !== undefined) cards.set(key, other);
    }
    return cards;
  }

  async pool(pool: string): Promise<PoolDoc> {
    const [found] = await this.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    if (found === undefined)
      throw new HttpProblem(409, 'no-pool', 'There is no pool yet: name it first, on the page or with POST /v1/pools.');
    return found.body as PoolDoc;
  }

  /** Cards as the API shows them. */
  async present(viewer: Viewer, cards: Card[]): Promise<unknown[]> {
    const pool = await this.pool(viewer.pool);
    const now = this.clock.now();
    return cards.map((card) => presentCard(card, pool, now));
  }

  /** A card as it stood at `time` (ms). */
  async presentAt(pool: string, card: Card, time: number): Promise<unknown> {
    return presentCard(card, await this.pool(pool), time);
  }
}
