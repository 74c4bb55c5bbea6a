import { contactReverted } from '#libs/events/contact.events.js';
import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import {
  outreachAccepted,
  outreachDeclined,
  outreachExpired,
  outreachHandedOver,
  outreachOpened,
  outreachSnoozed,
  outreachSuggested,
  outreachWithdrawn,
} from '#libs/events/outreach.events.js';
import { privacyErased, privacyForgotten } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { WithdrawReason } from '#libs/events/words.js';
import type { SuggestionDoc } from '../documents.js';

const on = [
  outreachSuggested,
  outreachOpened,
  outreachAccepted,
  outreachDeclined,
  outreachSnoozed,
  outreachExpired,
  outreachHandedOver,
  outreachWithdrawn,
  interactionTouched,
  interactionRetracted,
  contactReverted,
  contactMerged,
  contactUnmerged,
  privacyErased,
  privacyForgotten,
] as const;

type SuggestionEvent = EventsOf<typeof on>;
type Suggested = Extract<SuggestionEvent, { type: 'outreach.suggested' }>;

/** `suggestion/<id>`: the life of one offer, from its beginning to its end. */
export const suggestionProjection = defineProjection<SuggestionDoc, typeof on>({
  collection: 'suggestion',
  revision: 2,
  on,
  keys: (event) => {
    if ('suggestions' in event.data) return event.data.suggestions;
    return event.data.suggestion === null ? [] : [event.data.suggestion];
  },
  evolve: (doc, event) => {
    if (endsContact(event)) return null;
    if (event.type === 'outreach.suggested') return begun(event);
    if (doc === null) return null;
    if (event.type === 'privacy.forgotten') return withoutEvidence(doc, event);
    if (event.type === 'contact.merged') return { ...doc, contact: event.data.into };
    if (event.type === 'contact.unmerged') return { ...doc, contact: event.subject ?? '' };
    return { ...doc, ...change(doc, event), seq: event.seq };
  },
});

type End = Extract<SuggestionEvent, { type: 'contact.reverted' } | { type: 'privacy.erased' }>;

/** What ends a contact ends what was offered of it; a revert that leaves the contact names no offers. */
function endsContact(event: SuggestionEvent): event is End {
  return event.type === 'privacy.erased' || event.type === 'contact.reverted';
}

function begun({ seq, time, subject, data, personal }: Suggested): SuggestionDoc {
  return {
    id: data.suggestion,
    seq,
    contact: subject ?? '',
    member: data.member,
    employer: data.employer,
    state: 'open',
    occasion: data.occasion,
    asked: data.asked,
    reason: personal?.reason ?? null,
    evidence: evidenceOf(personal),
    channel: data.channel,
    followUp: data.followUp,
    hop: data.hop,
    day: data.day,
    offeredAt: time,
    expiresAt: data.expiresAt,
    reservedUntil: data.reservedUntil,
    openedAt: null,
    acceptedAt: null,
    presumeAt: null,
    endedAt: null,
    endReason: null,
    verdicts: data.verdicts,
    policyVersion: data.policyVersion,
  };
}

function evidenceOf(personal: Suggested['personal']): SuggestionDoc['evidence'] {
  if (personal === null) return { title: null, url: null, employer: null };
  const { title, url, employer } = personal;
  return { title, url, employer };
}

/** What it told of goes with the source that had said it. */
function withoutEvidence(
  doc: SuggestionDoc,
  { seq, data }: Extract<SuggestionEvent, { type: 'privacy.forgotten' }>,
): SuggestionDoc {
  const cited = doc.occasion.events.some((one) => data.occasions.includes(one));
  const employer = data.dropped.includes('employer') ? null : doc.evidence.employer;
  return { ...doc, seq, evidence: cited ? { title: null, url: null, employer } : { ...doc.evidence, employer } };
}

type Moved = Extract<SuggestionEvent, { type: 'contact.merged' } | { type: 'contact.unmerged' }>;
type Later = Exclude<SuggestionEvent, { type: 'outreach.suggested' } | { type: 'privacy.forgotten' } | End | Moved>;

function change(doc: SuggestionDoc, event: Later): Partial<SuggestionDoc> {
  switch (event.type) {
    case 'outreach.opened':
      return { openedAt: event.time };
    case 'outreach.accepted':
      return {
        state: 'accepted',
        channel: event.data.channel ?? doc.channel,
        acceptedAt: event.time,
        presumeAt: event.data.presumeAt,
        reservedUntil: event.data.reservedUntil,
      };
    case 'interaction.retracted':
      return event.data.what === 'touch' ? { state: 'not-written', endedAt: event.time, endReason: 'retracted' } : {};
    default:
      return { ...ending(event), endedAt: event.time };
  }
}

type Ending = Exclude<
  Later,
  { type: 'outreach.opened' } | { type: 'outreach.accepted' } | { type: 'interaction.retracted' }
>;

function ending(event: Ending): Pick<SuggestionDoc, 'state' | 'endReason'> {
  switch (event.type) {
    case 'outreach.declined':
      return { state: 'declined', endReason: event.data.reason };
    case 'outreach.snoozed':
      return { state: 'snoozed', endReason: null };
    case 'outreach.expired':
      return { state: 'expired', endReason: null };
    case 'outreach.handed-over':
      return { state: 'handed-over', endReason: null };
    case 'outreach.withdrawn':
      return { state: stateWithdrawn(event.data.reason), endReason: event.data.reason };
    case 'interaction.touched':
      return { state: event.data.presumed ? 'presumed' : 'written', endReason: null };
  }
}

/** Two of the reasons to withdraw say what became of the message itself. */
function stateWithdrawn(reason: WithdrawReason): SuggestionDoc['state'] {
  if (reason === 'answered') return 'written';
  return reason === 'wrote-nothing' ? 'not-written' : 'withdrawn';
}
