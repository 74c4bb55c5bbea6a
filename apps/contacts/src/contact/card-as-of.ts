import { HttpProblem } from '#libs/http/problem.js';
import type { KithEvent } from '#libs/events/catalog.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { foldEvent, foldsByType } from '../inputs/fold.js';
import type { Card } from '../documents.js';
import { whatGoes } from '../privacy/forgotten.rule.js';
import { forgotten } from './card-forgotten.fold.js';
import { cardProjection } from './card.projection.js';
import type { ContactViews } from './contact-views.js';
import { subjectsOf } from './merged-card.rule.js';

const folds = foldsByType([cardProjection]);
const PAGE = 500;

/** A contact as the pool knew it at an earlier time: the same fold over the ledger, stopped there. */
export class CardAsOf {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: Keys,
    private readonly views: Pick<ContactViews, 'card' | 'cards'>,
  ) {}

  /**
   * The card as it stood when everything recorded up to `time` (ms) was known; under the id of a contact that was part
   * of another then, that other one. What a source has taken along since, and all else that it alone had told, is not in
   * it. 404 if the contact is not there (any more) or was not known yet.
   */
  async card(pool: string, id: string, time: number): Promise<Card> {
    const ids = await this.#joined(pool, id);
    const known = (await Promise.all([...ids].map((subject) => this.#about(pool, subject)))).flat();
    const events = (await openEvents(this.keys, pool, bySeq(known))) as KithEvent[];
    const cards = foldedCards(events.filter((event) => event.time <= time));
    const card = cards.get(id) ?? [...cards.values()].find((one) => subjectsOf(one).includes(id));
    if (card !== undefined) return events.filter((event) => event.time > time).reduce(withoutForgotten, card);
    throw new HttpProblem(404, 'contact-unknown', 'This contact was not known yet at that time.');
  }

  /** Everybody who is or was one with a contact: the cards of a time in which they were cannot be told without them. */
  async #joined(pool: string, id: string): Promise<Set<string>> {
    const first = await this.views.card(pool, id);
    const [ids, waiting] = [new Set([id]), [first.card]];
    for (let card = waiting.pop(); card !== undefined; card = waiting.pop()) {
      const near = [...subjectsOf(card), ...(card.past ?? []).map((past) => past.with)];
      const others = near.filter((one) => !ids.has(one));
      for (const one of near) ids.add(one);
      waiting.push(...[...(await this.views.cards(pool, others)).values()].map((found) => found.card));
    }
    return ids;
  }

  async #about(pool: string, subject: string): Promise<Envelope[]> {
    const found: Envelope[] = [];
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const page = await this.ledger.about(pool, subject, before, PAGE);
      found.push(...page);
      if (page.length < PAGE) return found;
      before = page.at(-1)?.seq ?? 0;
    }
  }
}

/** A merge is told of one and stands in the past of both. */
function bySeq(events: readonly Envelope[]): Envelope[] {
  return [...new Map(events.map((event) => [event.seq, event])).values()].sort((a, b) => a.seq - b.seq);
}

/**
 * A card of an earlier time without what a source took along later. What that was by name goes by the card of that later
 * day, so here everything goes that this source alone had told.
 */
function withoutForgotten(card: Card, event: KithEvent): Card {
  if (event.type !== 'privacy.forgotten' || !subjectsOf(card).includes(event.subject ?? '')) return card;
  const { source } = event.data;
  const named = event.personal?.identities ?? [];
  const { dropped, identities } = whatGoes(card, { source, extent: 'all', fields: [], named });
  const goes = {
    ...event,
    data: { ...event.data, dropped, employer: null },
    personal: { identities, hints: [], previousEmployerName: null, previousEmployerHash: null },
  };
  return { ...card, ...forgotten(card, goes), ...namelessPart(card, event.subject) };
}

function namelessPart({ merged }: Card, id: string | null): Pick<Card, 'merged'> {
  if (merged === undefined) return {};
  return {
    merged: { ...merged, parts: merged.parts.map((part) => (part.id === id ? { ...part, name: null } : part)) },
  };
}

function foldedCards(events: readonly KithEvent[]): Map<string, Card> {
  const cards = new Map<string, Card>();
  const target = {
    get: (_collection: string, key: string) => cards.get(key) ?? null,
    fold: (_collection: string, key: string, body: unknown) => {
      if (body === null) cards.delete(key);
      else cards.set(key, body as Card);
    },
  };
  for (const event of events) foldEvent(folds.get(event.type), target, event);
  return cards;
}
