import type { Documents, Page } from '#libs/ports/documents.js';
import type { ContactViews } from '../contact/contact-views.js';
import type { Card } from '../documents.js';
import { pairsOf } from './apart.projection.js';
import { conflictKey } from './conflict.projection.js';
import type { ConflictDoc, HintDoc } from './identity-documents.js';

/** Contacts who may be one person, and why. */
export interface Duplicate {
  /** `identity`: one source named identities of both; `name`: the same name at the same employer */
  reason: 'identity' | 'name';
  /** the event that found it; null for a name */
  seq: number | null;
  at: number;
  cards: Card[];
  identities: { scheme: string; value: string }[];
}

/** How far a page has come: conflicts first, then shared names. */
export interface DuplicatesPlace {
  list: 'conflict' | 'hint';
  after: string | null;
}

/** At most so many documents are looked at for one page; the cursor goes on from there. */
const LOOKED_AT = 500;
const indexes = { conflict: 'at', hint: 'shared' } as const;

interface Proposed {
  contacts: string[];
  found: Omit<Duplicate, 'cards'>;
}

/** Whom a person should look at: those that are one by now, or were told apart, are left out. */
export class Duplicates {
  constructor(
    private readonly documents: Documents,
    private readonly views: ContactViews,
  ) {}

  /** The newest first, conflicts of identities before shared names. */
  async page(
    pool: string,
    start: DuplicatesPlace,
    limit: number,
  ): Promise<{ items: Duplicate[]; next: DuplicatesPlace | null }> {
    const items = new Map<string, Duplicate>();
    let place: DuplicatesPlace | null = start;
    for (let looked = 0; place !== null && looked < LOOKED_AT && items.size < limit;) {
      const read: Page<ConflictDoc | HintDoc> = await this.read(pool, place, limit - items.size);
      looked += read.items.length + 1;
      for (const { body } of read.items) {
        const duplicate = await this.proposed(pool, 'identities' in body ? ofConflict(body) : ofHint(body));
        if (duplicate !== null) items.set(keyOf(duplicate), items.get(keyOf(duplicate)) ?? duplicate);
      }
      place = nextPlace(place.list, read.next);
    }
    return { items: [...items.values()], next: place };
  }

  private read(pool: string, { list, after }: DuplicatesPlace, limit: number): Promise<Page<ConflictDoc | HintDoc>> {
    const place = { pool, collection: list, index: indexes[list], reverse: true, limit };
    return this.documents.list({ ...place, ...(after === null ? {} : { after }) });
  }

  private async proposed(pool: string, { contacts, found }: Proposed): Promise<Duplicate | null> {
    const cards = await this.cards(pool, contacts);
    if (cards.length < 2) return null;
    const ids = cards.map(({ id }) => id);
    const pairs = pairsOf(ids);
    const known = await this.documents.many(pool, [
      ...pairs.map((key) => ({ collection: 'apart', key })),
      ...(found.reason === 'name' ? [{ collection: 'conflict', key: conflictKey(ids) }] : []),
    ]);
    const apart = known.filter(({ collection }) => collection === 'apart').length;
    return apart === pairs.length || apart < known.length ? null : { ...found, cards };
  }

  /** Each contact once, merged ones as the one they are part of; those who are gone are left out. */
  private async cards(pool: string, contacts: readonly string[]): Promise<Card[]> {
    const cards = new Map<string, Card>();
    for (const contact of contacts) {
      const card = await this.views.cardOrNull(pool, contact);
      if (card !== null) cards.set(card.id, card);
    }
    return [...cards.values()];
  }
}

const keyOf = ({ cards }: Duplicate): string => conflictKey(cards.map(({ id }) => id));

function nextPlace(list: DuplicatesPlace['list'], next: string | null): DuplicatesPlace | null {
  if (next !== null) return { list, after: next };
  return list === 'conflict' ? { list: 'hint', after: null } : null;
}

function ofConflict({ seq, at, contacts, identities }: ConflictDoc): Proposed {
  const names = identities.map(({ scheme, value }) => ({ scheme, value }));
  return { contacts, found: { reason: 'identity', seq, at, identities: names } };
}

function ofHint({ contacts, sharedAt }: HintDoc): Proposed {
  return { contacts: contacts.slice(0, 10), found: { reason: 'name', seq: null, at: sharedAt ?? 0, identities: [] } };
}
