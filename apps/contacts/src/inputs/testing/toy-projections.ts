import { contactAdded, contactNoteAdded } from '#libs/events/contact.events.js';
import { contactReleased, contactRevived } from '#libs/events/letting-go.events.js';
import { contactHeld, contactUnheld } from '#libs/events/restraint.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import type { EventOf } from '#libs/kernel/event.js';
import { defineProjection, type AnyProjection } from '#libs/kernel/projection.js';

export interface ToyCard {
  id: string;
  emails: string[];
  notes: string[];
  held: string[];
  released: boolean;
}

export interface ToyDocuments {
  card: ToyCard;
  identity: { contact: string };
  token: object;
  hint: { next: string };
}

const blank: ToyCard = { id: '', emails: [], notes: [], held: [], released: false };

function born({ subject, personal }: EventOf<typeof contactAdded>): Pick<ToyCard, 'id' | 'emails'> {
  return { id: subject ?? '', emails: personal?.identities.map(({ value }) => value) ?? [] };
}

const card = defineProjection<
  ToyCard,
  readonly [
    typeof contactAdded,
    typeof contactNoteAdded,
    typeof contactReleased,
    typeof contactRevived,
    typeof contactHeld,
    typeof contactUnheld,
    typeof privacyErased,
  ]
>({
  collection: 'card',
  revision: 1,
  on: [contactAdded, contactNoteAdded, contactReleased, contactRevived, contactHeld, contactUnheld, privacyErased],
  keys: (event) => (event.subject === null ? [] : [event.subject]),
  evolve(doc, event) {
    const before = doc ?? (event.type === 'contact.added' ? blank : null);
    if (before === null) return null;
    switch (event.type) {
      case 'contact.added':
        return { ...before, ...born(event) };
      case 'contact.note-added':
        return event.personal === null ? before : { ...before, notes: [...before.notes, event.personal.text] };
      case 'contact.released':
        return { ...before, released: true };
      case 'contact.revived':
        return { ...before, released: false };
      case 'contact.held':
        return { ...before, held: [...before.held, event.data.line] };
      case 'contact.unheld':
        return { ...before, held: before.held.filter((line) => line !== event.data.line) };
      case 'privacy.erased':
        return null;
    }
  },
});

const identity = defineProjection<{ contact: string }, readonly [typeof contactAdded, typeof privacyErased]>({
  collection: 'identity',
  revision: 1,
  on: [contactAdded, privacyErased],
  keys: (event) => (event.personal?.identities ?? []).map(({ hash }) => hash),
  evolve: (_doc, event) => (event.type === 'privacy.erased' ? null : { contact: event.subject ?? '' }),
});

export const toyProjections: readonly AnyProjection[] = [card, identity];
