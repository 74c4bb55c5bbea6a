import { z } from 'zod';
import { identitySchema } from '#libs/identity/identity.js';
import { defineInput } from '#libs/kernel/input.js';
import { reachInputs } from './reach.inputs.js';
import * as w from './words.js';

const contact = { contact: w.id };
const ofContact = (data: { contact: string }) => ({ contacts: [data.contact] });
const suggestion = { suggestion: w.id, contact: w.id, member: w.id };

/** We wrote (or called) unprompted. `at`: when, clamped to receipt. With `suggestion` it settles that offer. */
export const touchRecord = defineInput(
  'touch.record',
  z.strictObject({
    ...contact,
    member: w.id,
    channel: w.channel,
    at: w.time.nullable(),
    suggestion: w.id.nullable(),
    imported: z.boolean(),
  }),
  { concerns: ofContact },
);
/** Our first message after a response of theirs. */
export const answerRecord = defineInput(
  'answer.record',
  z.strictObject({ ...contact, member: w.id, channel: w.channel, at: w.time.nullable() }),
  { concerns: ofContact },
);
/** They gave a sign. One with a wish asks for less, and a `no` objects in the same decision: these never wait. */
export const responseRecord = defineInput(
  'response.record',
  z.strictObject({
    ...contact,
    channel: w.channel,
    at: w.time.nullable(),
    toMember: w.id.nullable(),
    wish: w.wish.nullable(),
    until: w.time.nullable(),
  }),
  { concerns: ofContact, tightens: ({ wish }) => wish !== null },
);
/** Takes back a touch, an answer or a response that was recorded wrongly; says that an address works, or that they are back. */
export const interactionRetract = defineInput('interaction.retract', z.strictObject({ ...contact, of: w.seq }), {
  concerns: ofContact,
  loosens: true,
});

/**
 * What a source knows of a message, an invitation or a meeting between a member and somebody: history that happened at
 * `at`. `sourceId` tells it from every other of this source. `onlyKnown`: of people who are no contacts nothing is kept;
 * else they become contacts. Machine input, numbered by its origin.
 */
export const interactionObserved = defineInput(
  'interaction.observed',
  z.strictObject({
    source: z.string(),
    sourceId: z.string().min(1).max(200),
    import: w.id.nullable(),
    member: w.id,
    basis: w.basis,
    observedAt: w.time,
    name: w.name.nullable(),
    identities: z.array(identitySchema).max(20),
    what: z.enum(['we-wrote', 'they-wrote', 'we-invited', 'they-invited', 'they-accepted', 'met']),
    channel: w.channel,
    at: w.time,
    title: z.string().trim().min(1).max(500).nullable(),
    onlyKnown: z.boolean(),
  }),
  { concerns: (data) => ({ identities: data.identities }) },
);

/** A member wants to write and says why. Judged at once: accepted, or refused with every failing rule. */
export const suggestionAsk = defineInput(
  'suggestion.ask',
  z.strictObject({
    ...contact,
    member: w.id,
    reason: z.strictObject({ kind: w.askedFor, text: z.string().trim().min(1).max(500).nullable() }),
    channel: w.channel.nullable(),
  }),
  { concerns: ofContact, loosens: true },
);
export const suggestionOpen = defineInput('suggestion.open', z.strictObject(suggestion), { concerns: ofContact });
export const suggestionAccept = defineInput(
  'suggestion.accept',
  z.strictObject({ ...suggestion, channel: w.channel.nullable() }),
  { concerns: ofContact },
);
export const suggestionDecline = defineInput(
  'suggestion.decline',
  z.strictObject({ ...suggestion, reason: w.declineReason }),
  { concerns: ofContact },
);
export const suggestionSnooze = defineInput('suggestion.snooze', z.strictObject({ ...suggestion, until: w.time }), {
  concerns: ofContact,
});
/** A member would like to speak with them and asks whoever does now. */
export const handoverAsk = defineInput('handover.ask', z.strictObject({ ...contact, member: w.id }), {
  concerns: ofContact,
});
/** The member of an offer hands it, and the conversation, to a colleague. */
export const suggestionHandover = defineInput('suggestion.handover', z.strictObject({ ...suggestion, to: w.id }), {
  concerns: ofContact,
});
/** Whoever speaks with them, or holds the offer, hands it to a colleague. */
export const handoverGive = defineInput('handover.give', z.strictObject({ ...contact, member: w.id, to: w.id }), {
  concerns: ofContact,
});
export const handoverDecline = defineInput('handover.decline', z.strictObject({ ...contact, member: w.id, to: w.id }), {
  concerns: ofContact,
});
/** The answer to "did you write?" of an accepted offer: yes is a touch, no frees its slot. */
export const suggestionConfirm = defineInput(
  'suggestion.confirm',
  z.strictObject({ ...suggestion, wrote: z.boolean(), channel: w.channel.nullable(), at: w.time.nullable() }),
  { concerns: ofContact },
);

/** A member's morning: judge these contacts, in this order, until the budget is used. */
export const roundDue = defineInput(
  'round.due',
  z.strictObject({ member: w.id, day: w.day, trigger: z.string().max(100), candidates: z.array(w.id).max(200) }),
  { concerns: (data) => ({ members: [data.member] }) },
);
/** An offer's time has come: nobody decided (`expiry`) or nobody said whether they wrote (`presumed`). Dropped unless `seq` is current. */
export const offerDue = defineInput(
  'offer.due',
  z.strictObject({ ...suggestion, due: z.enum(['expiry', 'presumed']), seq: w.seq }),
  { concerns: ofContact },
);

export const outreachInputs = [
  touchRecord,
  answerRecord,
  responseRecord,
  interactionRetract,
  interactionObserved,
  ...reachInputs,
  suggestionAsk,
  suggestionOpen,
  suggestionAccept,
  suggestionDecline,
  suggestionSnooze,
  suggestionConfirm,
  suggestionHandover,
  handoverAsk,
  handoverGive,
  handoverDecline,
  roundDue,
  offerDue,
] as const;
