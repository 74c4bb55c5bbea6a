import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** A person has told somebody whom a source found that we know of them, and where from. */
export const privacyNoticeGiven = defineEvent('privacy.notice-given', {
  facts: {},
  personal: { note: z.string().max(2000).nullable() },
});
/**
 * Nobody has told them yet: from `blockedAt` on nobody is offered them, at `shrinksAt` only a suppression token is left,
 * unless somebody does. `of`: the event with which they came to us.
 */
export const privacyNoticeAlarmed = defineEvent('privacy.notice-alarmed', {
  facts: { of: w.seq, blockedAt: w.time, shrinksAt: w.time },
  personal: {},
});

export const noticeEvents = [privacyNoticeGiven, privacyNoticeAlarmed] as const;
