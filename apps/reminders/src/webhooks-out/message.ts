import type { Envelope } from '#libs/kernel/envelope.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The first wait after a failure, doubled each time, and the longest, ms. */
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = 12 * 60 * MINUTE;
/** Tried for so long, ms, as Standard Webhooks advise: then given up, and with nothing told in between the other side too. */
const TRIED_FOR = 3 * DAY;
/** Nobody waits so long for an answer, ms: whoever began has died. */
const DIED_AFTER = MINUTE;
/** What became of them is known for so long, ms. */
export const KEPT_FOR = 30 * DAY;

/** Of what type the message is that only tries whether it arrives. */
export const TEST_TYPE = 'webhook.test';

/** `webhook-message/<webhook>/<epoch>/<seq>`: one event on its way to another system. What it says stands in the ledger. */
export interface Message {
  webhook: string;
  /** the event's: the same however often it is told */
  id: string;
  epoch: number;
  seq: number;
  type: string;
  /** the contact it is about; null: nobody */
  about: string | null;
  /** since when it waits, ms */
  at: number;
  state: 'waiting' | 'sending' | 'delivered' | 'given-up';
  /** its web hook, as long as it is to be tried */
  waits: string | null;
  /** not tried before, ms */
  nextAt: number;
  tries: number;
  /** the first try, ms: null before */
  triedSince: number | null;
  last: { at: number; status: number | null; code: string | null } | null;
}

/** What came of a try. `rest`: ms that the other side wants to be left alone. */
export type Outcome =
  { told: true; status: number } | { told: false; status: number | null; code: string; rest: number };

export function keyOf({ webhook, epoch, seq }: Pick<Message, 'webhook' | 'epoch' | 'seq'>): string {
  return `${webhook}/${String(epoch).padStart(6, '0')}/${String(seq).padStart(12, '0')}`;
}

/** An event that is to be told. */
export function messageOf(webhook: string, envelope: Envelope, now: number): Message {
  const { id, epoch, seq, type, subject } = envelope;
  const test = type === 'pool.webhook-asked' ? { type: TEST_TYPE, about: null } : {};
  const about = subject === undefined || subject.includes('/') ? null : subject;
  return { webhook, id, epoch, seq, type, about, ...waiting(webhook, now), at: now, last: null, ...test };
}

/** The same to be told once more, at once. */
export function again(message: Message, now: number): Message {
  return { ...message, ...waiting(message.webhook, now) };
}

function waiting(webhook: string, now: number) {
  return { state: 'waiting', waits: webhook, nextAt: now, tries: 0, triedSince: null } as const;
}

/** Begins a try; nobody else begins one before it must have ended. */
export function begun(message: Message, now: number): Message {
  const { tries, triedSince } = message;
  return { ...message, state: 'sending', tries: tries + 1, triedSince: triedSince ?? now, nextAt: now + DIED_AFTER };
}

/** Ends a try: told, tried again after growing waits for three days, or given up. */
export function ended(message: Message, outcome: Outcome, now: number): Message {
  const last = { at: now, status: outcome.status, code: outcome.told ? null : outcome.code };
  if (outcome.told) return { ...message, state: 'delivered', waits: null, last };
  const until = (message.triedSince ?? now) + TRIED_FOR;
  if (now >= until) return { ...message, state: 'given-up', waits: null, last };
  const nextAt = Math.max(now + outcome.rest, Math.min(now + waitAfter(message.tries), until));
  return { ...message, state: 'waiting', nextAt, last };
}

/** ms to wait after so many tries */
export function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
}
