import { waitAfter, type Message, type Outcome } from './message.js';

/** `webhook-state/<webhook>`: how telling another system goes, whatever it was told. Times are ms. */
export interface HookState {
  /** tries in a row in which it could not be reached, was busy or broke */
  failures: number;
  /** since when nothing that it was told arrived; null while all is well */
  failingSince: number | null;
  /** not called before */
  restUntil: number;
  /** when it last took something */
  toldAt: number | null;
}

export const untold: HookState = { failures: 0, failingSince: null, restUntil: 0, toldAt: null };

/**
 * How it goes after a try. One that is away, busy or broken is left alone as a whole, ever longer; one that refuses a
 * single message is not.
 */
export function after(state: HookState, outcome: Outcome, now: number): HookState {
  if (outcome.told) return { ...untold, toldAt: now };
  const failures = state.failures + (isOfAll(outcome) ? 1 : 0);
  const rest = isOfAll(outcome) ? Math.max(outcome.rest, waitAfter(failures)) : outcome.rest;
  return { ...state, failures, failingSince: state.failingSince ?? now, restUntil: now + rest };
}

/** The other side was changed, or is tried by somebody: it is not left alone any longer. */
export function rested(state: HookState, isAnew: boolean): HookState {
  return { ...state, failures: 0, restUntil: 0, failingSince: isAnew ? null : state.failingSince };
}

/** It is to be told nothing more: until that is decided, it is not. */
export function resting(state: HookState, now: number): HookState {
  return { ...state, restUntil: Math.max(state.restUntil, now + HOUR) };
}

/** Why it is to be told nothing more after a message: it is gone, or took nothing in all the days this one was tried. Null: it is. */
export function whyStop(state: HookState, message: Message): 'gone' | 'failing' | null {
  if (message.last?.status === GONE) return 'gone';
  const since = message.triedSince ?? 0;
  return message.state === 'given-up' && state.failingSince !== null && state.failingSince <= since ? 'failing' : null;
}

const GONE = 410;
const HOUR = 3_600_000;

/** Whether a failure says something of the other side, and not of the one message. */
function isOfAll({ status }: Outcome): boolean {
  return status === null || status >= 500 || status === 429;
}
