import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

const text = z.string().max(2000).nullable();
/** Of which application; `application` is a random pool-local id, the same for all events of one application. */
const facts = { ...w.provenanceFacts, application: w.id };
/** `sourceId`: the platform's own name for the application; `state`: its name for this state, by which it is told again. */
const personal = { ...w.provenancePersonal, state: z.string().max(400) };
/** What every living state says: whether an interview has been seen to take place, and whose application it is of us. */
const living = { ...facts, interviewed: z.boolean(), appliedAt: w.time.nullable(), member: w.id.nullable() };
const described = { ...personal, job: text, stage: text, url: text };

/**
 * An application in progress, as a platform saw it: new, at another stage, or with activity. `occurredat` is the
 * platform's own time, so one that is older than what is known tells of the past and changes nothing now. `reopened`:
 * somebody took a hire or a no back, which is the only way out of a hire.
 */
export const applicationStageChanged = defineEvent('application.stage-changed', {
  facts: { ...living, reopened: z.boolean() },
  personal: described,
});
/** It ended in a job. */
export const applicationHired = defineEvent('application.hired', { facts: living, personal: described });
/**
 * It ended otherwise. From `from` until `until` it is an occasion, if an interview took place: 90 to 120 days after it.
 */
export const applicationEnded = defineEvent('application.ended', {
  facts: { ...living, end: w.applicationEnd, from: w.time, until: w.time },
  personal: { ...described, reason: text },
});
/** Nothing was heard of an application in progress for 180 days: it withholds nobody any more, and somebody is asked. */
export const applicationLapsed = defineEvent('application.lapsed', { facts: { application: w.id }, personal: {} });
/** The platform made the person behind it nameless: nothing of the application is shown or counts any more. */
export const applicationAnonymised = defineEvent('application.anonymised', { facts, personal });
/** The platform deleted it: the same. */
export const applicationDeleted = defineEvent('application.deleted', { facts, personal });

export const applicationEvents = [
  applicationStageChanged,
  applicationHired,
  applicationEnded,
  applicationLapsed,
  applicationAnonymised,
  applicationDeleted,
] as const;
