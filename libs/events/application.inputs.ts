import { z } from 'zod';
import { identitySchema } from '#libs/identity/identity.js';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const text = z.string().trim().max(2000).nullable();
const observed = {
  source: z.string().max(60),
  basis: w.basis,
  /** the platform's own time of what it says, ms */
  at: w.time,
  identities: z.array(identitySchema).min(1).max(20),
};
const ofIdentities = (data: { identities: { scheme: string; value: string }[] }) => ({ identities: data.identities });

/** One state of an application, as a job platform told it. Machine input. */
export const applicationObserved = defineInput(
  'application.observed',
  z.strictObject({
    ...observed,
    /** the application, by its name within the platform: `tenant/id` */
    sourceId: z.string().min(1).max(400),
    /** the platform's own name for this state: the same name again is the same state */
    state: z.string().min(1).max(400),
    /** when the platform last changed the application, where it says so; by its own clock, as `at` is */
    changedAt: w.time.nullable().default(null),
    now: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('active'), reopened: z.boolean() }),
      z.strictObject({ is: z.literal('hired') }),
      z.strictObject({ is: z.literal('ended'), end: w.applicationEnd, reason: text }),
    ]),
    appliedAt: w.time.nullable(),
    /** an interview was seen with a status that says it took place */
    interviewed: z.boolean(),
    /** the e-mail address of its recruiter: a member with the same one is whose application it is */
    recruiter: z.string().max(320).nullable(),
    job: text,
    stage: text,
    url: text,
    /** how it went on, of an application that need not be one of theirs: where it is not known, this says nothing */
    onlyKnown: z.boolean().default(false),
  }),
  { concerns: ofIdentities },
);
/** A platform deleted applications, or made the person behind all of them nameless (`applications` null). Machine input. */
export const applicationForgotten = defineInput(
  'application.forgotten',
  z.strictObject({
    ...observed,
    as: z.enum(['deleted', 'anonymised']),
    applications: z.array(z.string().min(1).max(400)).max(100).nullable(),
  }),
  { concerns: ofIdentities, tightens: true },
);
/** A sign that somebody does not want us on a channel; `network` null for e-mail. Machine input. */
export const unwelcomeObserved = defineInput(
  'unwelcome.observed',
  z.strictObject({ ...observed, sign: w.unwelcomeSign, network: w.network.nullable() }),
  { concerns: ofIdentities, tightens: true },
);
/** That sign is gone: they follow again, or may be sent e-mail. Machine input. */
export const welcomeObserved = defineInput(
  'welcome.observed',
  z.strictObject({ ...observed, sign: w.unwelcomeSign, network: w.network.nullable() }),
  { concerns: ofIdentities, loosens: true },
);
/** Nothing was heard of an application (event `seq`) for 180 days. Said by the clock; dropped unless it still stands so. */
export const applicationDue = defineInput(
  'application.due',
  z.strictObject({ contact: w.id, application: w.id, seq: w.seq }),
  { concerns: (data) => ({ contacts: [data.contact] }) },
);

export const applicationInputs = [
  applicationObserved,
  applicationForgotten,
  unwelcomeObserved,
  welcomeObserved,
  applicationDue,
] as const;
