import { leavesNoWay, neverReached } from './bounces.js';
import type { ContactFacts, Touch } from './facts.js';
import { isParted } from './parted.js';
import { days } from './time.js';

/** So many attempts without an answer … */
const ATTEMPTS = 3;
/** … or so long without a sign of theirs (24 months), and we let them go. */
const WITHOUT_SIGN_DAYS = 730;
/** An attempt is over when nothing came of it for so long. */
const CONCLUDED_AFTER_DAYS = 14;
/** Nobody goes by themselves before everybody could see for so long that they will … */
const LISTED_DAYS = 30;
/** … nor so soon after they came to us. */
const FIRST_DAYS = 90;
/** "Later" leaves somebody for so long, and then lists them again. */
const LATER_DAYS = 90;

/** Why somebody stands for letting go, since `at`; `of` is the event after which nothing came any more. */
export interface LettingGo {
  why: 'unanswered' | 'no-sign' | 'unreachable';
  of: number;
  at: number;
  /** attempts without an answer since their last sign */
  attempts: number;
}

interface Moment {
  seq: number;
  at: number;
}

/**
 * Whether we let somebody go who does not answer, and from when: after three attempts in vain, or 24 months after the
 * later of their last sign and the day they came to us. A message that is only presumed counts for no attempt, and none
 * that never reached them or was over before they came. A sign, a keep and a member's word that they stay begin it anew. Null: never, as they
 * have parted already or are in an application. So do those whom no way that we know of reaches any more, since nobody
 * can answer what never comes; a fortnight passes first, in which a message that was only late still arrives. Source: three attempts are the most that do less harm than good (vendors'
 * data), and two years are what supervisors of data protection let applicants' data be kept; both are judgement here.
 */
export function standsForLettingGo(facts: ContactFacts): LettingGo | null {
  if (isParted(facts) || facts.applications.some(({ state }) => state === 'active')) return null;
  const since = lastWord(facts);
  const attempts = attemptsOf(facts, since);
  const last = attempts[ATTEMPTS - 1]?.at(-1);
  const silent = { why: 'no-sign' as const, of: since.seq, at: since.at + days(WITHOUT_SIGN_DAYS) };
  const vain =
    last === undefined ? [] : [{ why: 'unanswered' as const, of: last.seq, at: last.at + days(CONCLUDED_AFTER_DAYS) }];
  const first = [...unreachable(facts), ...vain, silent].reduce((a, b) => (b.at < a.at ? b : a));
  return { ...first, attempts: attempts.length };
}

/** What comes by itself: they are listed, and then let go. */
export interface LettingGoDue extends Moment {
  due: 'review' | 'let-go';
}

/**
 * The next such moment of theirs. Nobody goes in the middle of an attempt: not while a member is writing to them, nor
 * before nothing came of what was written last.
 */
export function lettingGoDue(facts: ContactFacts): LettingGoDue | null {
  const ground = standsForLettingGo(facts);
  if (ground === null) return null;
  const { listed } = facts.review;
  if (listed?.of !== ground.of) return { due: 'review', seq: ground.of, at: ground.at };
  if (facts.offer?.state === 'accepted') return null;
  const heard = endOf(facts.touches.filter(({ presumed }) => !presumed));
  return { due: 'let-go', seq: listed.said, at: Math.max(goesAt(listed), heard) };
}

/** Whether they are on the list for what speaks against them now. */
export function isListed(facts: ContactFacts): boolean {
  const ground = standsForLettingGo(facts);
  return ground !== null && facts.review.listed?.of === ground.of;
}

/** When whoever is listed is let go by themselves, ms; null: they are not. It holds for `facts` as they are. */
export function letGoAt(facts: ContactFacts): number | null {
  const next = lettingGoDue(facts);
  return next?.due === 'let-go' ? next.at : null;
}

/** Until when whoever is listed at `now` stays: for 30 days, and for their first 90. */
export function listedUntil({ obtainedAt }: Pick<ContactFacts, 'obtainedAt'>, now: number): number {
  return Math.max(now + days(LISTED_DAYS), obtainedAt + days(FIRST_DAYS));
}

/** Until when somebody stays whom a member leaves for later at `now`: they are listed for the last 30 days of it. */
export function laterUntil(now: number): number {
  return now + days(LATER_DAYS + LISTED_DAYS);
}

/** Up to when those go who are to be seen at `now`. */
export function listedBefore(now: number): number {
  return now + days(LISTED_DAYS);
}

function goesAt({ until, later }: { until: number; later: number | null }): number {
  return later ?? until;
}

/** The latest of their signs, the day they came, and the last word of ours that they stay. */
function lastWord(facts: ContactFacts): Moment {
  const { obtainedSeq, obtainedAt } = facts;
  return [...signsOf(facts), ...staysOf(facts)].reduce<Moment>(
    (latest, one) => (one.at > latest.at ? { seq: one.seq, at: one.at } : latest),
    { seq: obtainedSeq, at: obtainedAt },
  );
}

function signsOf({ responses, met, applications }: ContactFacts): Moment[] {
  return [...responses, ...applications.filter(({ state }) => state !== 'gone'), ...(met === null ? [] : [met])];
}

function staysOf({ review }: ContactFacts): Moment[] {
  return [review.stayed, review.listed?.stayed].filter((stay) => stay != null);
}

/** That no way is known that reaches them, unless there was a sign since, or a member said since that they stay. */
function unreachable(facts: ContactFacts): Pick<LettingGo, 'why' | 'of' | 'at'>[] {
  const bounce = leavesNoWay(facts);
  if (bounce === null) return [];
  const begins = signsOf(facts).some(({ at }) => at > bounce.at) || staysOf(facts).some(({ seq }) => seq > bounce.seq);
  const at = Math.max(bounce.known, facts.obtainedAt) + days(CONCLUDED_AFTER_DAYS);
  return begins ? [] : [{ why: 'unreachable', of: bounce.seq, at }];
}

/** Attempts in vain, oldest first, each its messages; one that is still open is the last. */
function attemptsOf(facts: ContactFacts, since: Moment): Touch[][] {
  const { touches, obtainedAt } = facts;
  const isFresh = since.at > obtainedAt;
  const lost = neverReached(facts);
  const counting = touches.filter(
    ({ presumed, at, seq }) => !presumed && !lost.has(seq) && (!isFresh || at > since.at),
  );
  return together(counting).filter((attempt) => endOf(attempt) > obtainedAt);
}

/** When nothing comes of an attempt any more, ms. */
function endOf(attempt: readonly Touch[] | undefined): number {
  return (attempt?.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + days(CONCLUDED_AFTER_DAYS);
}

function together(touches: readonly Touch[]): Touch[][] {
  const attempts: Touch[][] = [];
  for (const touch of touches) {
    const current = attempts.at(-1);
    if (current === undefined || touch.at >= endOf(current)) attempts.push([touch]);
    else current.push(touch);
  }
  return attempts;
}
