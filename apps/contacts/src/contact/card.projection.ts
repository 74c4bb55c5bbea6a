import { activityEvents } from '#libs/events/activity.events.js';
import { applicationEvents } from '#libs/events/application.events.js';
import type { KithEvent } from '#libs/events/catalog.js';
import { contactEvents } from '#libs/events/contact.events.js';
import { interactionEvents } from '#libs/events/interaction.events.js';
import {
  outreachAccepted,
  outreachDeclined,
  outreachExpired,
  outreachHandedOver,
  outreachHandoverAsked,
  outreachHandoverDeclined,
  outreachOpened,
  outreachSnoozed,
  outreachSuggested,
  outreachWithdrawn,
  outreachWithheld,
} from '#libs/events/outreach.events.js';
import { consentEvents } from '#libs/events/consent.events.js';
import { noticeEvents } from '#libs/events/notice.events.js';
import {
  privacyErased,
  privacyExported,
  privacyForgotten,
  privacyLapseAnnounced,
  privacyObjected,
  privacyObjectionLifted,
  privacyRequestClosed,
  privacyRestricted,
  privacySiblingsTold,
  privacyUnrestricted,
} from '#libs/events/privacy.events.js';
import { foldFacts } from '#libs/etiquette/facts.fold.js';
import { letGoAt } from '#libs/etiquette/letting-go.js';
import { shownIn } from '#libs/etiquette/merged.fold.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { EventMap } from '#libs/etiquette/fold-types.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { Card } from '../documents.js';
import { isByPeople } from './by-people.fold.js';
import { cardChanges } from './card-changes.fold.js';
import { changedMerged, inEveryPart, joined, parted } from './card-merged.fold.js';
import { firstDue, newCard } from './new-card.fold.js';
import { saidNow, type Saying } from './said-by.fold.js';

const on = [
  ...contactEvents,
  ...activityEvents,
  ...applicationEvents,
  ...interactionEvents,
  outreachSuggested,
  outreachWithheld,
  outreachOpened,
  outreachAccepted,
  outreachDeclined,
  outreachSnoozed,
  outreachExpired,
  outreachHandedOver,
  outreachHandoverAsked,
  outreachHandoverDeclined,
  outreachWithdrawn,
  ...noticeEvents,
  ...consentEvents,
  privacyObjected,
  privacyObjectionLifted,
  privacyErased,
  privacyRestricted,
  privacyUnrestricted,
  privacyExported,
  privacyForgotten,
  privacyRequestClosed,
  privacyLapseAnnounced,
  privacySiblingsTold,
] as const;

type CardEvent = EventsOf<typeof on>;

/** `card/<contact>`: the shared view of one person. */
export const cardProjection = defineProjection<Card, typeof on>({
  collection: 'card',
  revision: 19,
  on,
  keys: concerned,
  evolve: (card, event, contact, others) => {
    if (event.type === 'contact.merged') return merged(event, contact, others);
    if (event.type === 'contact.unmerged') return unmerged(event, contact, others);
    if (card === null) return event.type === 'contact.added' ? born(event) : null;
    if (shownIn(event) !== contact) return inEveryPart(card, (part) => beside(part, event));
    const facts = foldFacts(card.facts, event);
    return facts === null ? null : changedMerged(card, event, facts, changed);
  },
});

function born(event: EventMap['contact.added']): Card | null {
  const facts = foldFacts(null, event);
  return facts === null ? null : newCard(event, facts);
}

type Others = (key: string) => Card | null;

/** Two cards become one. */
function merged(event: EventMap['contact.merged'], contact: string, others: Others): Card | null {
  const [into, from] = [others(event.data.into), others(event.subject ?? '')];
  return contact === event.subject || into === null || from === null ? null : joined(into, from, event);
}

/** One card becomes two again. */
function unmerged(event: EventMap['contact.unmerged'], contact: string, others: Others): Card | null {
  const whole = others(event.data.from);
  const both = whole === null ? null : parted(whole, event);
  if (both === null) return others(contact);
  return contact === event.subject ? both.apart : both.left;
}

/** The contact it is about, and those whose conflict with them begins or ends. */
function concerned(event: CardEvent): string[] {
  const shown = shownIn(event);
  if (shown === null) return [];
  const others = othersIn(event);
  return others.length === 0 ? [shown] : [...new Set([shown, ...others])];
}

function othersIn(event: CardEvent): string[] {
  switch (event.type) {
    case 'contact.identity-conflict-found':
      return event.data.contacts;
    case 'contact.merged':
      return event.subject === null ? [] : [event.subject];
    case 'contact.unmerged':
      return [event.data.from];
    default:
      return endedOn(event);
  }
}

/** Conflicts that end with this event. */
function conflictsOf(event: KithEvent): string[] {
  return event.type === 'privacy.erased' || event.type === 'contact.reverted' ? event.data.conflicts : [];
}

/** On whose cards they stand. */
function endedOn(event: KithEvent): string[] {
  if (event.type !== 'privacy.erased' && event.type !== 'contact.reverted') return [];
  return event.data.beside ?? event.data.conflicts.flatMap((conflict) => conflict.split('+'));
}

/** A card after an event about somebody else with whom it is in conflict. */
function beside(card: Card, event: CardEvent): Card {
  const facts = { ...card.facts, seq: event.seq };
  if (event.type === 'contact.identity-conflict-found') {
    return { ...card, ...cardChanges['contact.identity-conflict-found']?.(card, event), facts };
  }
  return { ...card, conflicts: withoutConflicts(card, event), facts };
}

function withoutConflicts({ conflicts }: Card, event: KithEvent): Card['conflicts'] {
  const ended = conflictsOf(event);
  return ended.length === 0 ? conflicts : conflicts.filter(({ key }) => !ended.includes(key));
}

function changed(card: Card, event: KithEvent, facts: ContactFacts): Card {
  const change = cardChanges[event.type] as ((card: Card, event: KithEvent) => Partial<Card>) | undefined;
  const next: Card = { ...card, ...change?.(card, event), facts: { ...facts, seq: event.seq } };
  next.basis = facts.basis;
  next.dueAt = firstDue(facts);
  next.letGoAt = letGoAt(facts);
  next.lastAt = Math.max(facts.lastExchangeAt ?? 0, facts.touches.at(-1)?.at ?? 0);
  next.conflicts = withoutConflicts(next, event);
  if (isByPeople(event)) next.touchedByPeople += 1;
  next.told = toldBy(next.told, event.data as Partial<Provenance>);
  if (next.told !== card.told) next.sources = [...new Set(next.told.map(({ source }) => source))];
  if (event.type !== 'contact.reverted') Object.assign(next, saidNow(card, next, event.data as Partial<Saying>));
  forgetWhatIsOver(next);
  return next;
}

type Provenance = Omit<Card['told'][number], 'events'>;

function toldBy(told: Card['told'], { source, import: from = null, basis }: Partial<Provenance>): Card['told'] {
  if (source === undefined || basis === undefined) return told;
  const known = told.findIndex((one) => one.source === source && one.import === from && one.basis === basis);
  if (known < 0) return [...told, { source, import: from, basis, events: 1 }];
  return told.map((one, i) => (i === known ? { ...one, events: one.events + 1 } : one));
}

/** Evidence goes with its occasion, and so does a follow-up. */
function forgetWhatIsOver(card: Card): void {
  const { facts, evidence, followUp } = card;
  const lives = (seq: number) => facts.occasions.some((occasion) => occasion.seq === seq);
  const seqs = Object.keys(evidence);
  if (seqs.some((seq) => !lives(Number(seq)))) {
    card.evidence = Object.fromEntries(Object.entries(evidence).filter(([seq]) => lives(Number(seq))));
  }
  if (followUp !== null && !lives(followUp.seq)) card.followUp = null;
}
