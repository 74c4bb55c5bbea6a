import type { z } from 'zod';
import { standing } from '#libs/etiquette/standing.js';
import { fromCursor, textPlace, toCursor } from '#libs/http/parse.js';
import type { Viewer } from '#libs/http/viewer.js';
import { foldWords } from '#libs/identity/fold-words.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Card } from '../documents.js';
import type { ContactViews } from './contact-views.js';
import type { contactsQuery } from './contact.requests.js';

/** At most so many cards are looked at for one page of a filtered list; the cursor goes on from there. */
const LOOKED_AT = 2000;

type ListWish = z.output<typeof contactsQuery>;

/** Contacts that match what somebody looks for, a page at a time. */
export class ContactList {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
    private readonly views: ContactViews,
  ) {}

  /** Also an empty page may have a `next`: nothing matched so far. */
  async page(viewer: Viewer, wish: ListWish): Promise<{ items: unknown[]; next: string | null }> {
    const words = foldWords(wish.query);
    const cards: Card[] = [];
    let after = fromCursor(wish.cursor, textPlace);
    for (let looked = 0; looked < LOOKED_AT && cards.length < wish.limit;) {
      const limit = wish.limit - cards.length;
      const page = await this.documents.search<Card>({
        pool: viewer.pool,
        collection: 'card',
        words,
        sort: wish.sort,
        after,
        limit,
      });
      looked += page.items.length;
      for (const { body } of page.items) if (matches(body, wish, this.clock.now())) cards.push(body);
      after = page.next ?? undefined;
      if (page.next === null) break;
    }
    return { items: await this.views.present(viewer, cards), next: toCursor(after) };
  }
}

function matches(card: Card, wish: ListWish, now: number): boolean {
  if (wish.owner !== undefined && card.facts.owner !== wish.owner) return false;
  if (wish.tag !== undefined && !card.tags.includes(wish.tag)) return false;
  if (wish.source !== undefined && !card.sources.includes(wish.source)) return false;
  return wish.standing === undefined || standing(card.facts, now) === wish.standing;
}
