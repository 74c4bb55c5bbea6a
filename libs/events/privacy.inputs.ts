import { z } from 'zod';
import { identitySchema } from '#libs/identity/identity.js';
import { defineInput } from '#libs/kernel/input.js';
import { consentInputs } from './consent.inputs.js';
import * as w from './words.js';

const ofContact = (data: { contact: string }) => ({ contacts: [data.contact] });
const note = z.string().trim().min(1).max(2000);

export const privacyObject = defineInput('privacy.object', z.strictObject({ contact: w.id, note: note.nullable() }), {
  concerns: ofContact,
  tightens: true,
});
/** Only on the person's own wish. */
export const privacyLift = defineInput('privacy.lift', z.strictObject({ contact: w.id, note }), {
  concerns: ofContact,
  loosens: true,
});
export const privacyErase = defineInput(
  'privacy.erase',
  z.strictObject({
    contact: w.id,
    ground: w.ground,
    /** set where a restored ledger is reminded of what it has forgotten */
    recalled: w.lostEvent.optional(),
  }),
  { concerns: ofContact, tightens: true },
);
/** Keep their data and do nothing else with it (Art. 18 GDPR). */
export const privacyRestrict = defineInput(
  'privacy.restrict',
  z.strictObject({ contact: w.id, note: note.nullable() }),
  { concerns: ofContact, tightens: true },
);
export const privacyUnrestrict = defineInput('privacy.unrestrict', z.strictObject({ contact: w.id, note }), {
  concerns: ofContact,
  loosens: true,
});
/** They have been told that we know of them (Art. 14 GDPR). */
export const privacyNotice = defineInput('privacy.notice', z.strictObject({ contact: w.id, note: note.nullable() }), {
  concerns: ofContact,
});
/** What is known of them was asked for: recorded before it is handed out. */
export const privacyExport = defineInput('privacy.export', z.strictObject({ contact: w.id }), { concerns: ofContact });
/**
 * A platform says that it deleted or anonymised somebody. `fields`: what of them, when `partial`. Machine input,
 * numbered by its origin.
 */
export const personForgotten = defineInput(
  'person.forgotten',
  z.strictObject({
    source: z.string(),
    import: z.null(),
    identities: z.array(identitySchema).min(1).max(20),
    /** who had become one with them there, under the pool's pepper: all that is remembered of their names */
    absorbed: z.array(z.string().min(1).max(80)).max(100).default([]),
    extent: z.enum(['all', 'partial']),
    fields: z.array(w.droppable),
    at: w.time,
  }),
  { concerns: ({ identities, absorbed }) => ({ identities, hashes: absorbed }), tightens: true },
);
/** The privacy role decides a request: erase them, or keep what is left. */
export const privacyDecide = defineInput(
  'privacy.decide',
  z.strictObject({ contact: w.id, request: w.id, decision: z.enum(['erase', 'keep']), note: note.nullable() }),
  { concerns: ofContact, loosens: ({ decision }) => decision === 'keep' },
);
/** A moment of theirs has come. Dropped unless `seq` is the event that set it. */
export const privacyDue = defineInput('privacy.due', z.strictObject({ contact: w.id, due: w.dueKind, seq: w.seq }), {
  concerns: ofContact,
});
/** In another pool of the organisation somebody objected or was erased, on these grounds: tokens in this pool's hashes, and no more. */
export const privacyHeed = defineInput(
  'privacy.heed',
  z.strictObject({
    word: z.enum(['objected', 'erased']),
    ground: w.ground,
    tokens: z.array(z.string().min(1).max(80)).min(1).max(200),
  }),
  { concerns: ({ tokens }) => ({ hashes: tokens }), tightens: true },
);
/** All other pools of the organisation have answered what the event `of` made us tell them. */
export const siblingsTold = defineInput(
  'siblings.told',
  z.strictObject({
    contact: w.id,
    of: w.seq,
    pools: z.array(z.strictObject({ pool: w.id, at: w.time })).min(1),
  }),
  { concerns: () => 'pool' },
);
/** Tokens that the erasure log knows and a ledger restored from a backup does not. Said again it changes nothing. */
export const privacyRemember = defineInput(
  'privacy.remember',
  z.strictObject({
    tokens: z
      .array(z.strictObject({ hash: z.string().min(1).max(80), ground: w.ground }))
      .min(1)
      .max(50),
  }),
  { concerns: ({ tokens }) => ({ hashes: tokens.map(({ hash }) => hash) }), tightens: true },
);
/** A worker has cleaned one store for an erasure. */
export const dutyDone = defineInput(
  'duty.done',
  z.strictObject({ erasure: w.id, contact: w.id, store: z.string().max(60) }),
  { concerns: () => 'pool' },
);

export const privacyInputs = [
  privacyObject,
  privacyLift,
  privacyErase,
  privacyRestrict,
  privacyUnrestrict,
  privacyNotice,
  ...consentInputs,
  privacyExport,
  personForgotten,
  privacyDecide,
  privacyDue,
  privacyHeed,
  siblingsTold,
  privacyRemember,
  dutyDone,
] as const;
