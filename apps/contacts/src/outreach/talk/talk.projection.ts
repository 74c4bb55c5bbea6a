import { contactReverted } from '#libs/events/contact.events.js';
import { interactionEvents } from '#libs/events/interaction.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import { inTime, KEPT_ENTRIES, type TalkDoc, type TalkEntry } from './talk.js';

const on = [...interactionEvents, contactReverted, privacyErased] as const;

type TalkEvent = EventsOf<typeof on>;
type Written = Exclude<EventsOf<typeof interactionEvents>, { type: 'interaction.retracted' }>;

/** `talk/<contact>`: knows a message again, and whether it was an answer, whatever order the messages come in. */
export const talkProjection = defineProjection<TalkDoc, typeof on>({
  collection: 'talk',
  revision: 1,
  on,
  keys: ({ subject }) => (subject === null ? [] : [subject]),
  evolve: (doc, event, contact) => {
    const entries = evolve(doc?.entries ?? [], event);
    return entries.length === 0 ? null : { contact, entries };
  },
});

function evolve(entries: TalkEntry[], event: TalkEvent): TalkEntry[] {
  switch (event.type) {
    case 'privacy.erased':
      return [];
    case 'contact.reverted':
      return event.data.gone ? [] : entries;
    case 'interaction.retracted':
      return entries.filter(({ seq }) => seq !== event.data.of);
    default:
      return inTime([...entries, entryOf(event)]).slice(-KEPT_ENTRIES);
  }
}

function entryOf(event: Written): TalkEntry {
  const { seq, occurredAt: at, data, personal } = event;
  const { channel, source = null, first = seq } = data;
  return {
    ...{ id: personal?.sourceId ?? null, first, seq, at, channel, source, import: data.import ?? null },
    ...whatOf(event),
  };
}

type What = Pick<TalkEntry, 'what' | 'sign' | 'of' | 'member' | 'suggestion' | 'presumed' | 'employer'>;

function whatOf({ type, data }: Written): What {
  const nothing = { sign: 'words', of: null, suggestion: null, presumed: false, employer: null } as const;
  if (type === 'interaction.responded') {
    return { ...nothing, what: 'response', sign: data.sign ?? 'words', member: data.toMember };
  }
  if (type === 'interaction.answered') return { ...nothing, what: 'answer', of: data.of, member: data.member };
  const { member, suggestion, presumed, employer } = data;
  return { ...nothing, what: 'touch', member, suggestion, presumed, employer };
}
