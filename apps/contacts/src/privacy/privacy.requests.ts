import { z } from 'zod';
import * as w from '#libs/events/words.js';
import { cursorField, timeField } from '#libs/http/parse.js';

const note = z.string().trim().min(1).max(2000);

/** Bodies and queries of the privacy routes. */
export const restrictionBody = z.strictObject({ note: note.nullable().default(null) });
export const noticeBody = z.strictObject({ note: note.nullable().default(null) });
const channels = z.array(w.consentChannel).min(1).max(w.consentChannel.options.length);
export const consentBody = z.strictObject({
  channels,
  given: w.consentForm,
  /** when they agreed; null: now */
  at: timeField.nullable().default(null),
  wording: note,
});
/** Without `channels` all of them. */
export const withdrawBody = z.strictObject({
  channels: channels.default([...w.consentChannel.options]),
  note: note.nullable().default(null),
});
export const unrestrictBody = z.strictObject({ note });
export const decisionBody = z.strictObject({
  decision: z.enum(['erase', 'keep']),
  note: note.nullable().default(null),
});
export const requestsQuery = z.strictObject({
  state: z.enum(['open', 'kept', 'erased', 'taken-back']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});
export const dueQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorField,
});
