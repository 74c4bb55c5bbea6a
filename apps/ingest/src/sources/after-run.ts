import { OutsideWorld } from '#libs/kernel/errors.js';
import type { SourcePauseReason } from '#libs/events/words.js';
import { PullFailed } from '../connectors/pull-failed.js';
import { nextRun } from './back-off.js';
import { added } from './learned.js';
import type { Source, SourceCounts, SourceProblem } from './source.js';

/** How a run ended. */
export interface RunEnd {
  /** since when it was to be asked */
  dueAt: number | null;
  startedAt: number;
  now: number;
  counts: SourceCounts;
  notBefore: number | null;
  /** null: all went well */
  problem: SourceProblem | null;
  /** it stops until somebody looks */
  stops: SourcePauseReason | null;
}

/**
 * The source after a run: when it is asked next, and what its card says. What was paused or removed meanwhile stays so. Of
 * one that was told to begin anew, what stood in the way of this run is no news: it may stand there no more.
 */
export function afterRun(source: Source, end: RunEnd, every: number, chance: number): Source {
  const { now, counts, problem } = end;
  const ran = { ...source, runs: source.runs + 1, lastRunAt: now, learned: added(source.learned, counts) };
  const isAnew = source.state === 'active' && source.nextRunAt !== end.dueAt;
  if (isAnew && problem !== null) return ran;
  const told = { ...ran, ...howItWent(source, end) };
  return isAnew || source.state !== 'active' ? told : goingOn(told, end, every, chance);
}

function howItWent({ failures, failingSince, lastHeardAt }: Source, { now, problem }: RunEnd) {
  if (problem === null) return { problem, failures: 0, failingSince: null, lastHeardAt: now };
  return { problem, failures: failures + 1, failingSince: failingSince ?? now, lastHeardAt };
}

function goingOn(source: Source, { now, stops, notBefore }: RunEnd, every: number, chance: number): Source {
  // Due until the pool was told.
  if (stops !== null) return { ...source, state: 'stopped', nextRunAt: now, untold: stops };
  return { ...source, nextRunAt: nextRun(now, { every, failures: source.failures, notBefore }, chance) };
}

/** What a failed run was about. Anything but PullFailed and the outside world is a fault of ours. */
export function problemOf(error: unknown, now: number): Pick<RunEnd, 'problem' | 'notBefore' | 'stops'> {
  if (error instanceof PullFailed) {
    const { facts = {}, notBefore = null, stops = null } = error.why;
    return { problem: { code: error.code, at: now, facts }, notBefore, stops };
  }
  const code = error instanceof OutsideWorld ? error.code : 'fault';
  return { problem: { code, at: now, facts: {} }, notBefore: null, stops: null };
}
