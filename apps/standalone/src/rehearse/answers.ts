import type { Draws } from './draws.js';

const DAY = 86_400_000;
const CLOSE = 180 * DAY;
const DORMANT = 3 * 365 * DAY;

/**
 * How readily somebody answers, as a multiple of what a stranger does: who answered within half a year three times, who
 * ever did twice, whom nobody has heard for three years as a stranger. Judgement; no source measures it.
 */
const READY = { close: 3, normal: 2, dormant: 1, cold: 1 } as const;
/** Each message in a row that brought nothing halves the chance of the next. */
const FADES = 0.5;
const MOST = 0.9;
/** Of those who answer, so many want nothing more, silence for a while, or less. */
const WISHES = [
  ['no', 0.02],
  ['not-now', 0.05],
  ['less-often', 0.05],
] as const;
/** More than nine of ten answers come within a day, the others within the week. */
const SAME_DAY = 0.9;

type Wish = (typeof WISHES)[number][0] | null;

/** What somebody will answer to a message, and when (ms). */
export interface Answer {
  contact: string;
  member: string;
  at: number;
  wish: Wish;
}

interface Nature {
  repliedAt: number | null;
  unanswered: number;
  messages: number;
}

/** What the people of a rehearsal are like: whether a message is answered follows from who they are and how often they heard from us. */
export class Answers {
  readonly #people = new Map<string, Nature>();

  constructor(
    private readonly draws: Draws,
    private readonly reply: number,
  ) {}

  /** They wrote at `at`, before the rehearsal or in it. */
  heard(contact: string, at: number): void {
    const one = this.#of(contact);
    one.repliedAt = at;
    one.unanswered = 0;
  }

  /** A message was written to them; answers what they will say to it, null for nothing. */
  written(contact: string, member: string, now: number): Answer | null {
    const one = this.#of(contact);
    const about = [contact, one.messages] as const;
    const answers = this.draws.share('answers', ...about) < chanceOf(one, this.reply, now);
    one.messages += 1;
    one.unanswered += 1;
    if (!answers) return null;
    const late = this.draws.share('late', ...about) >= SAME_DAY;
    const days = late ? 2 + this.draws.below(5, 'days', ...about) : 1;
    return { contact, member, at: now + days * DAY, wish: wishOf(this.draws.share('wish', ...about)) };
  }

  #of(contact: string): Nature {
    const known = this.#people.get(contact) ?? { repliedAt: null, unanswered: 0, messages: 0 };
    this.#people.set(contact, known);
    return known;
  }
}

function chanceOf({ repliedAt, unanswered }: Nature, reply: number, now: number): number {
  return Math.min(MOST, reply * READY[standingOf(repliedAt, now)]) * FADES ** unanswered;
}

function standingOf(repliedAt: number | null, now: number): keyof typeof READY {
  if (repliedAt === null) return 'cold';
  if (repliedAt > now - CLOSE) return 'close';
  return repliedAt > now - DORMANT ? 'normal' : 'dormant';
}

function wishOf(share: number): Wish {
  let sum = 0;
  for (const [wish, part] of WISHES) {
    sum += part;
    if (share < sum) return wish;
  }
  return null;
}
