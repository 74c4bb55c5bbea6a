import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** Something in their life, or a meeting with us, that is an occasion from `occurredat` until `until`. */
export const activityNoted = defineEvent('activity.noted', {
  facts: { ...w.provenanceFacts, activity: w.activityKind, until: w.time, member: w.id.nullable() },
  personal: { ...w.provenancePersonal, title: z.string().min(1).max(500), url: z.string().max(2000).nullable() },
});

export const activityEvents = [activityNoted] as const;
