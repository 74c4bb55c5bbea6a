import { z } from 'zod';
import { countryField, cursorField, timeField } from '#libs/http/parse.js';
import * as w from '#libs/events/words.js';
import { cleanText, isBroken } from '#libs/identity/clean-text.js';

/** Marks that turn the writing round, or nobody sees, are copied along with a name; none belongs to it. */
const text = z.string().overwrite(cleanText).max(2000).nullable();
const fields = {
  headline: text.optional(),
  employer: text.optional(),
  position: text.optional(),
  location: text.optional(),
  zone: z.string().max(60).nullable().optional(),
  country: countryField.nullable().optional(),
  language: z.string().max(20).nullable().optional(),
  /** texts as a person writes them: an e-mail, a phone number, a profile address */
  identities: z.array(z.string().trim().min(1).max(500)).max(20).optional(),
};

/** A name that can be seen and searched for. */
const name = w.name
  .overwrite(({ given, family, full }) => ({
    given: cleanText(given),
    family: cleanText(family),
    full: cleanText(full),
  }))
  .refine(({ given, family, full }) => full !== '' && ![given, family, full].some(isBroken), 'visible-name');

/** Bodies and queries of the contact routes. */
export const newContact = z.strictObject({ name, basis: w.basis.default('told'), ...fields });
export const correction = z.strictObject({ name: name.optional(), ...fields });
export const keepBody = z.strictObject({ rhythm: w.rhythm });
export const tagsBody = z.strictObject({
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
});
export const noteBody = z.strictObject({ text: z.string().trim().min(1).max(8000) });
export const assignBody = z.strictObject({ owner: w.id.nullable() });
export const followUpBody = z.strictObject({ on: timeField, reason: z.string().trim().min(1).max(500) });
export const releaseBody = z.strictObject({ reason: w.memberReleaseReason.default('person') });
export const objectionBody = z.strictObject({ note: z.string().trim().min(1).max(2000).nullable().default(null) });
export const liftBody = z.strictObject({ note: z.string().trim().min(1).max(2000) });
export const bulkBody = z.strictObject({
  contacts: z.array(w.id).min(1).max(10_000),
  action: z.discriminatedUnion('do', [
    z.strictObject({
      do: z.literal('tag'),
      add: z.array(z.string()).default([]),
      remove: z.array(z.string()).default([]),
    }),
    z.strictObject({ do: z.literal('assign'), owner: w.id.nullable() }),
    z.strictObject({ do: z.literal('release') }),
  ]),
});
export const touchBody = z.strictObject({
  channel: w.channel,
  at: timeField.nullable().default(null),
  suggestion: w.id.nullable().default(null),
});
export const answerBody = z.strictObject({ channel: w.channel, at: timeField.nullable().default(null) });
export const responseBody = z.strictObject({
  channel: w.channel,
  at: timeField.nullable().default(null),
  wish: w.wish.nullable().default(null),
  until: timeField.nullable().default(null),
});
export const bounceBody = z.strictObject({
  /** an e-mail address of theirs, as a person writes it */
  address: z.string().trim().min(1).max(500),
  at: timeField.nullable().default(null),
});
/** `back`: the day they are back, by their clock where it is a date alone; null where nobody knows it */
export const absenceBody = z.strictObject({
  back: z.union([z.iso.date(), timeField]).nullable().default(null),
  at: timeField.nullable().default(null),
});
export const activityBody = z.strictObject({
  identity: z.string().trim().min(1).max(500).optional(),
  contact: w.id.optional(),
  activity: w.activityKind,
  at: timeField,
  title: z.string().trim().min(1).max(500),
  url: z.url().max(2000).nullable().default(null),
  source: z.string().min(1).max(60).default('api'),
  sourceId: z.string().max(200).nullable().default(null),
  basis: w.basis.default('sourced'),
});
export const contactsQuery = z.strictObject({
  query: z.string().trim().max(200).default(''),
  sort: z.enum(['name', 'last']).default('name'),
  owner: w.id.optional(),
  standing: z.string().max(40).optional(),
  tag: z.string().max(60).optional(),
  source: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});
export const asOfQuery = z.strictObject({ time: timeField });
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});
export const firstLookQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorField,
});
