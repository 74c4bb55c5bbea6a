import { contactReverted } from '#libs/events/contact.events.js';
import { interactionEvents } from '#libs/events/interaction.events.js';
import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import { inTime, KEPT_ENTRIES, type TalkDoc, type TalkEntry } from './talk.js';

const on = [...interactionEvents, contactReverted, contactMerged, contactUnmerged, privacyErased] as const;

type TalkEvent = EventsOf<typeof on>;
type Written = Exclude<EventsOf<typeof interactionEvents>, { type: 'interaction.retracted' }>;

/** `talk/<contact>`: knows a message again, and whether it was an answer, whatever order the messages come in. */
export const talkProjection = defineProjection<TalkDoc, typeof on>({
  collection: 'talk',
  revision: 1,
  on,
  keys: ({ subject, type, data }) => {
    if (subject === null) return [];
    if (type === 'contact.merged') return [subject, data.into];
    return type === 'contact.unmerged' ? [subject, data.from] : [subject];
  },
  evolve: (doc, event, contact, beside) => {
    const entries = entriesAfter(doc?.entries ?? [], event, contact, beside);
    return entries.length === 0 ? null : { contact, entries };
  },
});

/** Of a merged contact both, beside which what was theirs before stays as it was, for an unmerge. */
function entriesAfter(entries: TalkEntry[], event: TalkEvent, contact: string, beside: Beside): TalkEntry[] {
  if (event.type === 'contact.merged') return joined(entries, event, contact, beside);
  return event.type === 'contact.unmerged' ? parted(event, contact, beside) : evolve(entries, event);
}

type Beside = (key: string) => TalkDoc | null;

const entriesOf = (beside: Beside, contact: string | null): TalkEntry[] => beside(contact ?? '')?.entries ?? [];

function joined(
  entries: TalkEntry[],
  { subject, data }: Extract<TalkEvent, { type: 'contact.merged' }>,
  contact: string,
  beside: Beside,
): TalkEntry[] {
  if (contact !== data.into) return entries;
  return inTime([...entries, ...entriesOf(beside, subject)]).slice(-KEPT_ENTRIES);
}

/** Who went keeps of a common message what its source calls it only as far as their own key holds that. */
function parted(
  { subject, data, personal }: Extract<TalkEvent, { type: 'contact.unmerged' }>,
  contact: string,
  beside: Beside,
): TalkEntry[] {
  const theirs = new Set(entriesOf(beside, subject).map(({ seq }) => seq));
  const whole = entriesOf(beside, data.from);
  if (contact === data.from) return whole.filter(({ seq }) => !theirs.has(seq));
  const told = new Map(personal?.told.map(({ seq, id }) => [seq, id]));
  return whole.flatMap((entry) => {
    if (theirs.has(entry.seq)) return [entry];
    return entry.seq > data.mergedSeq ? [{ ...entry, id: told.get(entry.seq) ?? null }] : [];
  });
}

type Single = Exclude<TalkEvent, { type: 'contact.merged' } | { type: 'contact.unmerged' }>;

function evolve(entries: TalkEntry[], event: Single): TalkEntry[] {
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
