import type { About, Told } from '../pulled-kind.js';
import type { CardItem } from './read-cards.js';

/** Somebody in the member's address book, as the card says. */
export function translateCard(card: CardItem, { source, now }: About): Told {
  const data = {
    ...{ source: source.kind, sourceId: null, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, ...card, connected: null },
  };
  return [{ kind: 'person.observed', at: now, data }];
}
