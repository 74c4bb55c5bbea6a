import type { About, Told } from '../pulled-kind.js';
import type { CardItem } from './read-cards.js';
import type { MeetingItem } from './read-meetings.js';

/** More people than these are an event, not a meeting. Judgement, the same as for mail: a meeting of a whole team still is one. */
const MOST_PEOPLE = 20;

/** The member met everybody who was there; it counts for those who are contacts already. */
export function translateMeeting({ id, at, others }: MeetingItem, { source, now }: About): Told {
  const people = [...new Map(others.map((one) => [one.value, one])).values()];
  if (people.length > MOST_PEOPLE) return [];
  const said = {
    ...{ source: source.kind, sourceId: id, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name: null, what: 'met', channel: 'in-person', at, title: null, onlyKnown: true },
  };
  return people.map((person) => ({ kind: 'interaction.observed', at: now, data: { ...said, identities: [person] } }));
}

/** Somebody in the member's address book, as the card says. */
export function translateCard(card: CardItem, { source, now }: About): Told {
  const data = {
    ...{ source: source.kind, sourceId: null, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, ...card, connected: null },
  };
  return [{ kind: 'person.observed', at: now, data }];
}
