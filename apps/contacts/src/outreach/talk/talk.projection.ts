import { contactReverted } from '#libs/events/contact.events.js';
import { talkEvents } from '#libs/events/interaction.events.js';
import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import { parted, together } from '../../identity/said-of.fold.js';
import { inTime, KEPT_ENTRIES, type TalkDoc, type TalkEntry } from './talk.js';

const on = [...talkEvents, contactReverted, contactMerged, contactUnmerged, privacyErased] as const;

type TalkEvent = EventsOf<typeof on>;
type Written = Exclude<EventsOf<typeof talkEvents>, { type: 'interaction.retracted' }>;

/** `talk/<contact>`: knows a message again, and whether it was an answer, whatever order the messages come in. */
export const talkProjection = defineProjection<TalkDoc, typeof on>({
  collection: 'talk',
  revision: 2,
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

/** Of a merged contact what was written with any of them; each entry knows whose it is, for an unmerge. */
function entriesAfter(entries: TalkEntry[], event: TalkEvent, contact: string, beside: Beside): TalkEntry[] {
  if (event.type === 'contact.merged') return joined(entries, event, contact, beside);
  return event.type === 'contact.unmerged' ? sideOf(event, contact, beside) : evolve(entries, event);
}

type Beside = (key: string) => TalkDoc | null;

const entriesOf = (beside: Beside, contact: string | null): TalkEntry[] => beside(contact ?? '')?.entries ?? [];

function joined(
  entries: TalkEntry[],
  { subject, data }: Extract<TalkEvent, { type: 'contact.merged' }>,
  contact: string,
  beside: Beside,
): TalkEntry[] {
  if (contact !== data.into) return [];
  const all = together([...entries, ...entriesOf(beside, subject)], (a, b) => ({ ...a, id: a.id ?? b.id }));
  return inTime(all).slice(-KEPT_ENTRIES);
}

/** Who goes has of a common message what its source calls it only as far as their own key holds that. */
function sideOf(event: Extract<TalkEvent, { type: 'contact.unmerged' }>, contact: string, beside: Beside): TalkEntry[] {
  const { left, apart } = parted(entriesOf(beside, event.data.from), event);
  if (contact === event.data.from) return left;
  const common = new Set(left.map(({ seq }) => seq));
  const told = new Map(event.personal?.told.map(({ seq, id }) => [seq, id]));
  return apart.map((entry) => (common.has(entry.seq) ? { ...entry, id: told.get(entry.seq) ?? null } : entry));
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
  const { seq, subject, occurredAt: at, data, personal } = event;
  const { channel, source = null, first = seq } = data;
  return {
    ...{
      id: personal?.sourceId ?? null,
      first,
      seq,
      subjects: subject === null ? [] : [subject],
      at,
      channel,
      source,
      import: data.import ?? null,
    },
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
