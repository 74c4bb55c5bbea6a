import type { DocumentKey } from '#libs/kernel/decider.js';
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
      const proposed = read.items.map(({ body }) => ('identities' in body ? ofConflict(body) : ofHint(body)));
      for (const duplicate of await this.undecided(pool, proposed)) {
        items.set(keyOf(duplicate), items.get(keyOf(duplicate)) ?? duplicate);
      }
      place = nextPlace(place.list, read.next);
    }
    return { items: [...items.values()], next: place };
  }

  private read(pool: string, { list, after }: DuplicatesPlace, limit: number): Promise<Page<ConflictDoc | HintDoc>> {
    const place = { pool, collection: list, index: indexes[list], reverse: true, limit };
    return this.documents.list({ ...place, ...(after === null ? {} : { after }) });
  }

  /** Those who are still several, and whom nobody told apart; however many there are, they are looked up together. */
  private async undecided(pool: string, proposed: readonly Proposed[]): Promise<Duplicate[]> {
    const known = await this.views.cards(
      pool,
      proposed.flatMap(({ contacts }) => contacts),
    );
    const several = proposed
      .map(({ contacts, found }) => ({
        ...found,
        cards: eachOnce(contacts.map((contact) => known.get(contact)?.card)),
      }))
      .filter(({ cards }) => cards.length > 1);
    const said = await this.documents.many(pool, several.flatMap(answersTo));
    const answered = new Set(said.map(({ collection, key }) => `${collection}/${key}`));
    return several.filter((duplicate) => !isAnswered(duplicate, answered));
  }
}

const idsOf = ({ cards }: Duplicate): string[] => cards.map(({ id }) => id);
const keyOf = (duplicate: Duplicate): string => conflictKey(idsOf(duplicate));

function eachOnce(cards: readonly (Card | undefined)[]): Card[] {
  return [...new Map(cards.flatMap((card) => (card === undefined ? [] : [[card.id, card]]))).values()];
}

/** What may say that they need not be looked at: who was told apart, and, of a shared name, a conflict listed before. */
function answersTo(duplicate: Duplicate): DocumentKey[] {
  const apart = pairsOf(idsOf(duplicate)).map((key) => ({ collection: 'apart', key }));
  return duplicate.reason === 'name' ? [...apart, { collection: 'conflict', key: keyOf(duplicate) }] : apart;
}

function isAnswered(duplicate: Duplicate, answered: ReadonlySet<string>): boolean {
  if (duplicate.reason === 'name' && answered.has(`conflict/${keyOf(duplicate)}`)) return true;
  return pairsOf(idsOf(duplicate)).every((key) => answered.has(`apart/${key}`));
}

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
