import { z } from 'zod';
import { standing } from './words.js';

/** Nothing waits for longer than ten years: moments stay within what a calendar can hold. */
const LONGEST_DAYS = 3650;
/** An attempt is over before the shortest wait between two of them: 30 days, less a tenth by which contacts differ. */
const LONGEST_ATTEMPT_DAYS = 26;

const offers = z.strictObject({
  /** offers shown to a member on one day; those still open count */
  offersPerDay: z.int().min(0).max(30),
  /** of these, at most so many of class d (the tie) */
  tiesPerDay: z.int().min(0).max(10),
  touchesPerDay: z.int().min(0).max(30),
  touchesPerWeek: z.int().min(0).max(100),
});

const cap = z.strictObject({
  per30Days: z.int().min(0).max(2),
  per365Days: z.int().min(0).max(12),
  per365DaysReplied: z.int().min(0).max(12),
});
const gap = z.strictObject({ days: z.number().min(3).max(LONGEST_DAYS) });
const rhythm = z.strictObject({
  days: z.number().min(30).max(LONGEST_DAYS),
  closeDays: z.number().min(30).max(LONGEST_DAYS),
});
const backOff = z.strictObject({
  baseDays: z.number().min(30).max(LONGEST_DAYS),
  factor: z.number().min(1.5).max(10),
  concludedAfterDays: z.number().min(7).max(LONGEST_ATTEMPT_DAYS),
});

/**
 * When a member is slowed down. That a hundred messages and five objections are needed before anybody is, is no number of
 * the policy: fewer would accuse by chance.
 */
const brake = z.strictObject({
  /** fewer of their last 100 messages to people who had replied before are answered: they are slowed down */
  repliesPer100: z.int().min(13).max(50),
  /** what is left of their day and week then */
  shareLeft: z.number().min(0).max(0.5),
});

/** Some of the numbers that concern one person, to hold for some people only: they may tighten, and never loosen. */
export const narrowerSchema = z.strictObject({
  cap: cap.partial().optional(),
  gap: gap.partial().optional(),
  rhythm: rhythm.partial().optional(),
  backOff: backOff.omit({ concludedAfterDays: true }).partial().optional(),
});

/** A pool keeps so many tags with numbers of their own. */
const MOST_TAGS = 50;

/** For whom numbers may be narrower: of a standing, or with a tag. Keys of `tags` are ids in events, and names where people write them. */
const narrowerFor = z.strictObject({
  standings: z.partialRecord(standing, narrowerSchema).optional(),
  tags: z
    .record(z.string().min(1).max(60), narrowerSchema)
    .refine((tags) => Object.keys(tags).length <= MOST_TAGS, { message: `at most ${String(MOST_TAGS)} tags` })
    .optional(),
});

/**
 * The pool's numbers. Each has a floor and a ceiling: the one that keeps it from becoming a nuisance, and one that keeps
 * it sane. Defaults and their sources: docs/etiquette.md. Days are elapsed days of 24 h.
 */
export const policySchema = z.strictObject({
  cap,
  gap,
  rhythm,
  backOff,
  budget: offers,
  /** absent in policies that are older than the rule */
  brake: brake.default({ repliesPer100: 13, shareLeft: 0.5 }),
  employer: z.strictObject({ perWeek: z.int().min(0).max(20), per30Days: z.int().min(0).max(50) }),
  occasion: z.strictObject({
    lifeDays: z.number().min(1).max(30),
    newJobDays: z.number().min(1).max(30),
    connectedDays: z.number().min(1).max(30),
    metDays: z.number().min(1).max(30),
  }),
  offer: z.strictObject({ workingDays: z.int().min(1).max(20), presumedAfterHours: z.int().min(24).max(168) }),
  narrower: narrowerFor.optional(),
});

export type Narrower = z.output<typeof narrowerSchema>;
export type Policy = z.output<typeof policySchema>;

export const defaultPolicy = {
  cap: { per30Days: 2, per365Days: 4, per365DaysReplied: 6 },
  gap: { days: 7 },
  rhythm: { days: 90, closeDays: 60 },
  backOff: { baseDays: 90, factor: 2, concludedAfterDays: 14 },
  budget: { offersPerDay: 5, tiesPerDay: 2, touchesPerDay: 15, touchesPerWeek: 50 },
  brake: { repliesPer100: 13, shareLeft: 0.5 },
  employer: { perWeek: 3, per30Days: 10 },
  occasion: { lifeDays: 14, newJobDays: 30, connectedDays: 30, metDays: 14 },
  offer: { workingDays: 5, presumedAfterHours: 72 },
} satisfies Policy;
