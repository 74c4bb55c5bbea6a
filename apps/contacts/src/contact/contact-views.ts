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
    return presentCard(card, pool.policy, this.clock.now());
  }

  /** One card, under the id of a merged contact that of the one it is part of; 404 if there is none (any more). */
  async card(pool: string, id: string): Promise<{ card: Card; seq: number }> {
    const found = await this.find(pool, id);
    if (found !== null) return found;
    throw new HttpProblem(404, 'contact-unknown', 'There is no such contact in this pool; it may have been erased.');
  }

  /** The same, null if there is none. */
  async cardOrNull(pool: string, id: string): Promise<Card | null> {
    return (await this.find(pool, id))?.card ?? null;
  }

  private async find(pool: string, id: string): Promise<{ card: Card; seq: number } | null> {
    const found = await this.documents.many(pool, [
      { collection: 'card', key: id },
      { collection: 'alias', key: id },
    ]);
    const card = found.find(({ collection }) => collection === 'card');
    if (card !== undefined) return { card: card.body as Card, seq: card.seq };
    const alias = found.find(({ collection }) => collection === 'alias');
    return alias === undefined ? null : this.find(pool, (alias.body as AliasDoc).contact);
  }

  async pool(pool: string): Promise<PoolDoc> {
    const [found] = await this.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    if (found === undefined)
      throw new HttpProblem(409, 'no-pool', 'There is no pool yet: name it first, on the page or with POST /v1/pools.');
    return found.body as PoolDoc;
  }

  /** Cards as the API shows them. */
  async present(viewer: Viewer, cards: Card[]): Promise<unknown[]> {
    const { policy } = await this.pool(viewer.pool);
    const now = this.clock.now();
    return cards.map((card) => presentCard(card, policy, now));
  }
}
