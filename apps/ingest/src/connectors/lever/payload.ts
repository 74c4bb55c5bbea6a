import { z } from 'zod';
import { flag, id, many, maybe, millis, text, words } from '../../webhooks/payload-fields.js';

/*
 * The parts of Lever's answers that Kith reads (hire.lever.co/developer/documentation). Times are ms. Everything else is
 * dropped here, unread.
 */

/** A page of a list. */
export const page = z.object({ data: z.array(z.unknown()).max(1000), hasNext: flag, next: words });
/** Things with names of their own: stages, reasons why something was archived. */
export const named = z.object({ id, text: words, type: words });

const texts = many(text).transform((list) => list.filter((one) => one !== ''));
const allowed = maybe(z.object({ allowed: flag }));

export const opportunity = z.object({
  id,
  contact: id,
  name: words,
  headline: words,
  emails: texts,
  phones: many(z.object({ value: text })).transform((list) => list.map(({ value }) => value)),
  links: texts,
  origin: words,
  applications: many(id),
  stage: maybe(id),
  stageChanges: many(z.object({ toStageId: id })).transform((list) => list.map(({ toStageId }) => toStageId)),
  archived: maybe(z.object({ archivedAt: millis, reason: maybe(id) })),
  createdAt: millis,
  lastAdvancedAt: millis,
  updatedAt: millis,
  isAnonymized: flag,
  dataProtection: maybe(z.object({ contact: allowed })),
  urls: maybe(z.object({ show: words })),
});
/** One that was deleted, and whose it was as far as Lever still says so. */
export const goneOpportunity = z.object({ id, contact: maybe(id), deletedAt: millis });

export type Opportunity = z.output<typeof opportunity>;
export type GoneOpportunity = z.output<typeof goneOpportunity>;
export type Named = z.output<typeof named>;
