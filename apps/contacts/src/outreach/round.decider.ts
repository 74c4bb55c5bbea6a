import { outreachRoundHeld } from '#libs/events/outreach.events.js';
import { roundDue } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { Round } from './round.js';
import { survivorOf } from '../contact/known-card.rule.js';
import { employerOf, findWriter, partEmployersOf } from './situation.js';

/** A decision is at most 200 events: a round stops here, and the next one goes on. */
const MOST_EVENTS = 190;

/**
 * A member's round: each candidate in the order given, judged by every rule, offered until the member's day is full.
 * What the rules keep back is named once per reason. Dropped if the same round was held, or its day is over.
 */
export const roundDecider = defineDecider({
  input: roundDue,
  loads: ({ member, candidates }) => [
    { collection: 'pool', key: 'self' },
    { collection: 'budget', key: member },
    ...candidates.map((key) => ({ collection: 'card', key })),
  ],
  decide: ({ member, day, trigger, candidates }, documents: Reader<ContactsDocuments>, context) => {
    const { now, id } = context;
    const writer = findWriter(member, documents, now);
    const meant = new Set(candidates.map((key) => survivorOf(key, documents)));
    const cards = [...meant].map((key) => documents.get('card', key)).filter((card) => card !== null);
    const employers = employersOf(cards, documents);
    if (documents.complete === false) return { events: [] };
    if ('refused' in writer || writer.day !== day) return { events: [] };
    if (writer.member.rounds.includes(`${day}/${trigger}`)) return { events: [] };
    const round = new Round(writer, employers, context);
    const waiting = round.waiting(cards);
    for (const one of waiting) {
      if (round.events.length >= MOST_EVENTS) break;
      round.judge(one, () => id('s', one.card.id));
    }
    const held = outreachRoundHeld.make({
      subject: null,
      occurredAt: now,
      data: { member, day, trigger, considered: waiting.length, offered: round.offered },
    });
    return { events: [...round.events, held] };
  },
});

function employersOf(cards: Card[], documents: Reader<ContactsDocuments>) {
  const windows = cards.flatMap(({ facts }) => [employerOf(facts, documents) ?? [], partEmployersOf(facts, documents)]);
  return new Map(windows.flat().map((facts) => [facts.employer, facts]));
}
