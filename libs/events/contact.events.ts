import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import { lettingGoEvents } from './letting-go.events.js';
import { mergeEvents } from './merge.events.js';
import { restraintEvents } from './restraint.events.js';
import * as w from './words.js';

const text = z.string().max(2000).nullable();
/** What is told of a person's place of work; `nameHash` keys the employer's document. */
const employerPersonal = { employerName: text, employerHash: z.string().nullable(), position: text };
const hint = { hint: z.string().nullable() };
const country = z.string().length(2).nullable();
const zone = z.string().nullable();
/** of ISO 3166-2, without the country */
const region = z.string().max(10).nullable();
/** Where the location that is shown from now on lies, as far as it says; absent: as before. */
const place = z.strictObject({ country, zone, region }).optional();

/** Somebody entered the pool. `employer` is a random pool-local id. */
export const contactAdded = defineEvent('contact.added', {
  facts: {
    ...w.provenanceFacts,
    employer: w.id.nullable(),
    member: w.id.nullable(),
    country,
    zone,
    region: region.optional(),
  },
  personal: {
    ...w.provenancePersonal,
    ...employerPersonal,
    ...hint,
    name: w.name,
    headline: text,
    location: text,
    language: text,
    identities: z.array(w.identity),
  },
});
/**
 * A source said something more about them; only what is new is named, null says nothing. `name`, `employerName` and
 * `position` stand here only where a member's correction stands against them: kept, but not shown.
 */
export const contactObserved = defineEvent('contact.observed', {
  facts: { ...w.provenanceFacts, place },
  personal: {
    ...w.provenancePersonal,
    headline: text,
    location: text,
    name: w.name.optional(),
    employerName: text.optional(),
    position: text.optional(),
  },
});
/** A source calls them by another name. `hint`: a further one they are now found by; earlier ones stay. */
export const contactNamed = defineEvent('contact.named', {
  facts: { ...w.provenanceFacts },
  personal: { ...w.provenancePersonal, ...hint, name: w.name, previous: w.name.nullable() },
});
/** Another employer or another position: an occasion until `until`; null where it is only the first we hear of any. */
export const contactEmployerChanged = defineEvent('contact.employer-changed', {
  facts: {
    ...w.provenanceFacts,
    employer: w.id.nullable(),
    previousEmployer: w.id.nullable(),
    until: w.time.nullable(),
  },
  personal: {
    ...w.provenancePersonal,
    ...employerPersonal,
    ...hint,
    previousEmployerName: text,
    previousEmployerHash: z.string().nullable(),
    previousPosition: text,
  },
});
/** Connected to a member on a network, whoever invited; `since` null where the file does not say. An occasion until `until`. */
export const contactConnected = defineEvent('contact.connected', {
  facts: { ...w.provenanceFacts, member: w.id, network: w.network, since: w.time.nullable(), until: w.time.nullable() },
  personal: {},
});
export const contactKept = defineEvent('contact.kept', { facts: { member: w.id, rhythm: w.rhythm }, personal: {} });
export const contactUnkept = defineEvent('contact.unkept', { facts: { member: w.id }, personal: {} });
/** Further names by which sources know them. `ways`: in which they can be reached by these, as far as messages bounced before. */
export const contactIdentified = defineEvent('contact.identified', {
  facts: { ...w.provenanceFacts, place, ways: z.array(w.channel).optional() },
  personal: { ...w.provenancePersonal, identities: z.array(w.identity).min(1) },
});
/** One thing said named strong identities of several contacts: nothing was joined, a person decides. */
export const contactIdentityConflictFound = defineEvent('contact.identity-conflict-found', {
  facts: { ...w.provenanceFacts, contacts: z.array(w.id).min(2) },
  personal: { ...w.provenancePersonal, identities: z.array(w.identity).min(1) },
});
export const contactTagged = defineEvent('contact.tagged', {
  facts: {},
  personal: { tags: z.array(z.string().min(1).max(60)) },
});
export const contactUntagged = defineEvent('contact.untagged', {
  facts: {},
  personal: { tags: z.array(z.string().min(1).max(60)) },
});
export const contactAssigned = defineEvent('contact.assigned', { facts: { owner: w.id.nullable() }, personal: {} });
/** A member's correction: later observations never overwrite it. Absent fields stay. */
export const contactCorrected = defineEvent('contact.corrected', {
  facts: {
    employer: w.id.nullable().optional(),
    previousEmployer: w.id.nullable().optional(),
    zone: zone.optional(),
    country: country.optional(),
    place,
  },
  personal: {
    name: w.name.optional(),
    headline: text.optional(),
    location: text.optional(),
    language: text.optional(),
    employerName: text.optional(),
    employerHash: z.string().nullable().optional(),
    position: text.optional(),
    previousEmployerName: text.optional(),
    previousEmployerHash: z.string().nullable().optional(),
    hint: z.string().nullable().optional(),
  },
});
export const contactNoteAdded = defineEvent('contact.note-added', {
  facts: { member: w.id },
  personal: { text: z.string().min(1).max(8000) },
});
/** A member wants to come back to it on a day: an occasion of theirs from `on` until `until`. */
export const contactFollowUpSet = defineEvent('contact.follow-up-set', {
  facts: { member: w.id, on: w.time, until: w.time },
  personal: { reason: z.string().min(1).max(500) },
});
/**
 * A source saw a sign that they do not want us somewhere (`lifted`: that this is over), at `occurredat`. `network` null:
 * e-mail.
 */
export const contactUnwelcomeSeen = defineEvent('contact.unwelcome-seen', {
  facts: { ...w.provenanceFacts, sign: w.unwelcomeSign, network: w.network.nullable(), lifted: z.boolean() },
  personal: { ...w.provenancePersonal },
});
/**
 * An import's revert took back what the events `of` had said, as far as nobody touched it since; the values are those
 * that stand after it. `gone`: the contact itself went, with everything that is known of it.
 */
export const contactReverted = defineEvent('contact.reverted', {
  facts: {
    import: w.id,
    of: z.array(w.seq).min(1),
    gone: z.boolean(),
    basis: w.basis,
    employer: w.id.nullable(),
    previousEmployer: w.id.nullable(),
    place,
    /** members whose connection went */
    connections: z.array(w.id),
    /** keys of `conflict` documents that went, and on whose cards they stand; in older events of the contacts they name */
    conflicts: z.array(z.string()),
    beside: z.array(w.id).optional(),
    /** ids of offers that went with the contact; none while it stays */
    suggestions: z.array(w.id),
  },
  personal: {
    name: w.name.nullable(),
    headline: text,
    location: text,
    ...employerPersonal,
    previousEmployerName: text,
    previousEmployerHash: z.string().nullable(),
    /** those that went */
    hints: z.array(z.string()),
    identities: z.array(w.identity),
  },
});

export const contactEvents = [
  contactAdded,
  contactObserved,
  contactNamed,
  contactEmployerChanged,
  contactConnected,
  contactKept,
  contactUnkept,
  contactIdentified,
  contactIdentityConflictFound,
  contactTagged,
  contactUntagged,
  contactAssigned,
  contactCorrected,
  contactNoteAdded,
  contactFollowUpSet,
  contactUnwelcomeSeen,
  contactReverted,
  ...lettingGoEvents,
  ...restraintEvents,
  ...mergeEvents,
] as const;
