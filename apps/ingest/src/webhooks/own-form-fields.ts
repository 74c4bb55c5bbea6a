import { z } from 'zod';
import { flag, id, many, maybe, text, time, words } from './payload-fields.js';
import { partedName, wholeName } from './told-person.js';

/*
 * The form in which a system of your own tells Kith something (docs/sources/standard-webhooks.md), whatever envelope it
 * comes in. What is not named here is dropped unread.
 */

const oneName = text.transform(wholeName);
const twoNames = z.object({ given: text, family: text }).transform(({ given, family }) => partedName(given, family));

export const person = z.object({
  id,
  name: maybe(z.union([twoNames, oneName])),
  employer: words,
  position: words,
  emails: many(text),
  phones: many(text),
  profiles: many(text),
  pages: many(text),
  private: flag,
  mayEmail: flag,
});

/** An e-mail address; what is too long for one is none. */
const address = words.transform((value) => (value === null || value.length > 320 ? null : value));

const anyApplication = z.object({
  id,
  person,
  state: z.enum(['active', 'hired', 'rejected', 'withdrawn', 'ended']),
  since: time,
  reopened: flag.transform((value) => value === true),
  interviewed: flag.transform((value) => value === true),
  appliedAt: time,
  recruiter: address,
  job: words,
  stage: words,
  reason: words,
  url: words,
});
/** Without its time the same end would be another one whenever it is told. */
export const application = anyApplication.refine(({ state, since }) => state === 'active' || since !== null);

export const gonePerson = z.object({ id });
export const joinedPeople = z.object({ id, into: id });
export const goneApplication = z.object({ id, person: z.object({ id }) });
export type Person = z.output<typeof person>;
export type Application = z.output<typeof application>;
