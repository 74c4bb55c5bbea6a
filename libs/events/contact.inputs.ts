import { z } from 'zod';
import { identitySchema } from '#libs/identity/identity.js';
import { defineInput } from '#libs/kernel/input.js';
import { lettingGoInputs } from './letting-go.inputs.js';
import * as w from './words.js';

const text = z.string().trim().max(2000).nullable();
const contact = { contact: w.id };
const ofContact = (data: { contact: string }) => ({ contacts: [data.contact] });
const tags = z.array(z.string().trim().min(1).max(60)).max(50);

/** One row of an imported file, or one person of an address book, as a source saw them. Machine input, numbered by its origin. */
export const personObserved = defineInput(
  'person.observed',
  z.strictObject({
    source: z.string(),
    sourceId: z.string().nullable(),
    import: w.id.nullable(),
    member: w.id.nullable(),
    basis: w.basis,
    observedAt: w.time,
    name: w.name.nullable(),
    identities: z.array(identitySchema).max(20),
    headline: text,
    employer: text,
    position: text,
    location: text,
    /** Connected to `member` on this network, since then (ms) if known. */
    connected: z.strictObject({ network: w.network, since: w.time.nullable() }).nullable(),
    /** a source may tell more of people who are contacts, and brings in nobody: where nobody is known, this says nothing */
    onlyKnown: z.boolean().optional(),
    /** whom a member linked the source to: it is about them, whatever names it tells */
    contact: w.id.nullable().optional(),
  }),
  { concerns: ({ contact = null, identities }) => ({ contacts: contact === null ? [] : [contact], identities }) },
);
/** Takes back what an import's row said, as far as nobody touched it since. `seqs`: the row's events, from its receipt. */
export const rowReverted = defineInput(
  'row.reverted',
  z.strictObject({ import: w.id, ...contact, seqs: z.array(w.seq).min(1).max(200) }),
  { concerns: ofContact },
);
/** A talk, a release, a post, an event, a meeting: what a source or a member noted about somebody we know. */
export const activityObserved = defineInput(
  'activity.observed',
  z.strictObject({
    source: z.string(),
    sourceId: z.string().nullable(),
    basis: w.basis,
    observedAt: w.time,
    contact: w.id.nullable(),
    identities: z.array(identitySchema).max(20),
    activity: w.activityKind,
    at: w.time,
    title: z.string().trim().min(1).max(500),
    url: z.string().max(2000).nullable(),
    member: w.id.nullable(),
  }),
  { concerns: (data) => ({ contacts: data.contact === null ? [] : [data.contact], identities: data.identities }) },
);

export const contactAdd = defineInput(
  'contact.add',
  z.strictObject({
    name: w.name,
    identities: z.array(identitySchema).max(20),
    headline: text,
    employer: text,
    position: text,
    location: text,
    zone: z.string().max(60).nullable(),
    country: z.string().length(2).nullable(),
    language: z.string().max(20).nullable(),
    basis: w.basis,
    member: w.id.nullable(),
  }),
  { concerns: (data) => ({ identities: data.identities }) },
);
export const contactCorrect = defineInput(
  'contact.correct',
  z.strictObject({
    ...contact,
    name: w.name.optional(),
    headline: text.optional(),
    employer: text.optional(),
    position: text.optional(),
    location: text.optional(),
    zone: z.string().max(60).nullable().optional(),
    country: z.string().length(2).nullable().optional(),
    language: z.string().max(20).nullable().optional(),
    identities: z.array(identitySchema).max(20).optional(),
  }),
  { concerns: ofContact },
);
export const contactKeep = defineInput('contact.keep', z.strictObject({ ...contact, member: w.id, rhythm: w.rhythm }), {
  concerns: ofContact,
  loosens: true,
});
/** Tighter numbers for one contact, as they wish; null takes them back. The decider says what is wrong with them. */
export const contactNarrow = defineInput(
  'contact.narrow',
  z.strictObject({ ...contact, policy: z.record(z.string(), z.unknown()).nullable() }),
  { concerns: ofContact },
);
export const contactUnkeep = defineInput('contact.unkeep', z.strictObject({ ...contact, member: w.id }), {
  concerns: ofContact,
});
export const contactTag = defineInput('contact.tag', z.strictObject({ ...contact, add: tags, remove: tags }), {
  concerns: ofContact,
});
export const contactAssign = defineInput('contact.assign', z.strictObject({ ...contact, owner: w.id.nullable() }), {
  concerns: ofContact,
});
export const contactNote = defineInput(
  'contact.note',
  z.strictObject({ ...contact, text: z.string().trim().min(1).max(8000) }),
  { concerns: ofContact },
);
export const contactFollowUp = defineInput(
  'contact.follow-up',
  z.strictObject({ ...contact, member: w.id, on: w.time, reason: z.string().trim().min(1).max(500) }),
  { concerns: ofContact },
);
export const contactRelease = defineInput(
  'contact.release',
  z.strictObject({ ...contact, reason: w.memberReleaseReason }),
  {
    concerns: ofContact,
    tightens: true,
  },
);
export const contactRevive = defineInput('contact.revive', z.strictObject(contact), {
  concerns: ofContact,
  loosens: true,
});
/** Two contacts are one person: `from` becomes part of `into`. `fields`: whose value is shown where somebody chose. */
export const contactMerge = defineInput(
  'contact.merge',
  z.strictObject({ into: w.id, from: w.id, fields: z.partialRecord(w.mergedField, w.mergedFrom) }),
  { concerns: ({ into, from }) => ({ contacts: [into, from] }) },
);
/** Takes a merge back: that of the contact `merged`, or, if it is the one that stayed, the latest into it. */
export const contactUnmerge = defineInput('contact.unmerge', z.strictObject({ merged: w.id }), {
  concerns: ({ merged }) => ({ contacts: [merged] }),
});
const several = z.array(w.id).min(2).max(10);
/** These are different people: the list of duplicates is not to propose them. `apart: false` takes that back. */
export const contactTellApart = defineInput(
  'contact.tell-apart',
  z.strictObject({ contacts: several, apart: z.boolean() }),
  { concerns: ({ contacts }) => ({ contacts }) },
);
/** A platform says that two of its people are one: `loser`, whom `absorbed` (hashes) had become, goes on as `winner`. Machine input, numbered by its source. */
export const personMerged = defineInput(
  'person.merged',
  z.strictObject({
    source: z.string(),
    winner: z.array(identitySchema).min(1).max(20),
    loser: z.array(identitySchema).min(1).max(20),
    absorbed: z.array(z.string().min(1).max(80)).max(100).default([]),
    at: w.time,
  }),
  { concerns: ({ winner, loser, absorbed }) => ({ identities: [...winner, ...loser], hashes: absorbed }) },
);
/** The same for many contacts, 10,000 at most: becomes a job whose slices go with later batches. */
export const contactBulk = defineInput(
  'contact.bulk',
  z.strictObject({
    contacts: z.array(w.id).min(1).max(10_000),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('tag'), add: tags, remove: tags }),
      z.strictObject({ do: z.literal('assign'), owner: w.id.nullable() }),
      z.strictObject({ do: z.literal('release') }),
    ]),
  }),
  { concerns: () => 'pool' },
);

export const contactInputs = [
  personObserved,
  rowReverted,
  activityObserved,
  contactAdd,
  contactCorrect,
  contactKeep,
  contactUnkeep,
  contactNarrow,
  contactTag,
  contactAssign,
  contactNote,
  contactFollowUp,
  contactRelease,
  contactRevive,
  ...lettingGoInputs,
  contactMerge,
  contactUnmerge,
  contactTellApart,
  personMerged,
  contactBulk,
] as const;
