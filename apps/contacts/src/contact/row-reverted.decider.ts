import type { ContactFacts } from '#libs/etiquette/facts.js';
import { contactReverted } from '#libs/events/contact.events.js';
import { rowReverted } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { retractedEntry, toldAgain } from '../outreach/talk/reclassify.rule.js';
import type { TalkEntry } from '../outreach/talk/talk.js';
import { ending } from './conflict.rule.js';
import { cardKey } from './known-card.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import { placeAfter } from './place.rule.js';
import { basisOf, isGone, takenBack, toldWithout, valuesAfter, type TakenBack } from './taken-back.rule.js';

type Documents = Reader<ContactsDocuments>;

/**
 * Takes back what one row of an import said, as far as nobody touched it since; no events if nothing of it is left to
 * take back, or if the row created a contact who has been touched, or somebody merged them: that one stays as it is. Messages go with what they
 * counted for, and others that turn out to be answers, or none, without them are told again. An offer that rests on
 * what goes is withdrawn first. Rows are reverted last to first.
 */
export const rowRevertedDecider = defineDecider({
  input: rowReverted,
  loads: ({ contact }) => [cardKey(contact), { collection: 'talk', key: contact }],
  decide: ({ contact, seqs, ...data }, documents: Documents, context) => {
    const card = untouched(documents.get('card', contact));
    const about = cardKey(contact);
    if (card === null) return { about, events: [] };
    const entries = documents.get('talk', contact)?.entries ?? [];
    const row: Row = { card, entries, seqs, from: data.import, now: context.now };
    if (isGone(card, row.from, seqs) && entries.every((entry) => entry.import === row.from)) {
      const talk = entries.map((entry) => retractedEntry(contact, entry, context.now, entries));
      return { about, events: [...endOffer(card, documents, 'reverted'), ...talk, gone(card, row, documents)] };
    }
    return { about, events: seqs.includes(card.createdBy.seq) ? [] : without(row, documents) };
  },
});

/** A row that is to be taken back, and what it is taken from. */
interface Row {
  card: Card;
  entries: readonly TalkEntry[];
  seqs: readonly number[];
  from: string;
  now: number;
}

function without({ card, entries, seqs, from, now }: Row, documents: Documents): NewEvent[] {
  const back = takenBack(card, seqs);
  const messages = entries.filter((entry) => entry.import === from && seqs.includes(entry.first));
  const ending = new Set([...back.of, ...messages.map(({ seq }) => seq)]);
  const cited = card.facts.offer?.occasion.events.some((seq) => ending.has(seq)) ?? false;
  const left = entries.filter((entry) => !messages.includes(entry));
  return [
    ...(cited ? endOffer(card, documents, 'reverted') : []),
    ...messages.map((entry) => retractedEntry(card.id, entry, now, entries)),
    ...(messages.length > 0 ? toldAgain(factsWithout(card.facts, messages), left, now) : []),
    ...(back.of.length > 0 ? [changed(card, from, back, documents)] : []),
  ];
}

/** What is told again is told as if they had never said what is taken back. */
function factsWithout(facts: ContactFacts, messages: readonly TalkEntry[]): ContactFacts {
  const gone = new Set(messages.map(({ seq }) => seq));
  return { ...facts, responses: facts.responses.filter(({ seq }) => !gone.has(seq)) };
}

/** Whoever was merged has been touched. */
const untouched = (card: Card | null): Card | null => (card?.merged === undefined ? card : null);

const plain = ({ scheme, value, hash }: Card['identities'][number]) => ({ scheme, value, hash });

function gone(card: Card, { from, seqs }: Row, documents: Documents): NewEvent {
  const { facts, employer, hints, identities, conflicts } = card;
  return contactReverted.make({
    subject: card.id,
    data: {
      import: from,
      of: [...seqs],
      gone: true,
      basis: card.basis,
      employer: null,
      previousEmployer: employer.id,
      connections: facts.connected.map(({ member }) => member),
      ...ending(conflicts, documents),
      suggestions: card.suggestions,
    },
    personal: {
      name: null,
      headline: null,
      location: null,
      employerName: null,
      employerHash: null,
      position: null,
      previousEmployerName: employer.name,
      previousEmployerHash: employer.hash,
      hints,
      identities: identities.map(plain),
    },
  });
}

function changed(card: Card, from: string, back: TakenBack, documents: Documents): NewEvent {
  const after = valuesAfter(card, back.layers);
  const left = card.identities.filter((one) => !back.identities.includes(one));
  const told = toldWithout(card.told, from, back.of.length);
  return contactReverted.make({
    subject: card.id,
    data: {
      import: from,
      of: back.of,
      gone: false,
      basis: basisOf(told, card.basis),
      ...placeAfter(card, { location: after.location, identities: left }),
      employer: idOf(after.employer, documents),
      previousEmployer: card.employer.id,
      connections: back.connections,
      ...ending(back.conflicts, documents),
      suggestions: [],
    },
    personal: {
      name: after.name,
      headline: after.headline,
      location: after.location,
      employerName: after.employer.name,
      employerHash: after.employer.hash,
      position: after.position,
      previousEmployerName: card.employer.name,
      previousEmployerHash: card.employer.hash,
      hints: back.layers.flatMap(({ hint }) => hint ?? []),
      identities: back.identities.map(plain),
    },
  });
}

/** Its id may have gone with the last who stood there, and another one come since. */
function idOf({ id, hash }: Card['employer'], documents: Documents): string | null {
  return (hash === null ? null : documents.get('employer-name', hash)?.employer) ?? id;
}
