import { DateTime } from 'luxon';
import { z } from 'zod';
import { flag, id, maybe, text, words } from '../../webhooks/payload-fields.js';

/*
 * The parts of Personio's answers that Kith reads (developer.personio.de, Recruiting v2). Everything else is dropped here,
 * unread.
 */

const link = z.union([z.string(), z.object({ href: z.string() }).transform(({ href }) => href)]);

/** A page of a list. */
export const page = z.object({
  _data: z.array(z.unknown()).max(1000),
  _meta: maybe(z.object({ links: maybe(z.object({ next: maybe(link) })) })),
});
export const token = z.object({ access_token: z.string().min(1).max(8000) });

/** ms: written with its distance to UTC, or as a clock in a zone shows it. */
const moment = z
  .unknown()
  .optional()
  .transform((value): number | null => {
    if (typeof value === 'string') return millis(value, 'utc');
    const { 'date-time': at, timezone } = (value ?? {}) as { 'date-time'?: unknown; timezone?: unknown };
    return typeof at === 'string' ? millis(at, typeof timezone === 'string' ? timezone : 'utc') : null;
  });

function millis(text: string, zone: string): number | null {
  const read = DateTime.fromISO(text.slice(0, 40), { zone: zone.slice(0, 60) });
  return read.isValid ? read.toMillis() : null;
}

const stage = z.object({ id: maybe(id), kind: words, name: words, type: words });

export const application = z.object({
  id,
  candidate: z.object({ id, first_name: text, last_name: text, email: text }),
  job: maybe(z.object({ name: words })),
  current_stage: maybe(stage),
  is_anonymized: flag,
  created_at: moment,
  updated_at: moment,
});
/** A stage that an application was in, and since when. */
export const step = z.object({ entered_at: moment, stage });

export type Application = z.output<typeof application>;
export type Stage = z.output<typeof stage>;
export type Step = z.output<typeof step>;
