import { OutsideWorld } from '#libs/kernel/errors.js';
import type { SourcePauseReason } from '#libs/events/words.js';
import { PullFailed } from '../connectors/pull-failed.js';
import { nextRun } from './back-off.js';
import { added } from './learned.js';
import type { Source, SourceCounts, SourceProblem, SourceState } from './source.js';

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

/** The source after a run: when it is asked next, and what its card says. */
export function afterRun(source: Source, end: RunEnd, every: number, chance: number): Source {
  const { now, problem, stops, notBefore, dueAt } = end;
  const failures = problem === null ? 0 : source.failures + 1;
  const state = stops !== null && source.state === 'active' ? 'stopped' : source.state;
  return {
    ...source,
    state,
    failures,
    problem,
    failingSince: problem === null ? null : (source.failingSince ?? now),
    runs: source.runs + 1,
    lastRunAt: now,
    lastHeardAt: problem === null ? now : source.lastHeardAt,
    nextRunAt: nextOf(source, { state, dueAt }, () => nextRun(now, { every, failures, notBefore }, chance)),
    learned: added(source.learned, end.counts),
  };
}

/** What was paused, removed, or told to begin anew meanwhile stays so. */
function nextOf(
  { nextRunAt }: Source,
  { state, dueAt }: { state: SourceState; dueAt: number | null },
  next: () => number,
): number | null {
  if (state === 'stopped') return null;
  return state === 'active' && nextRunAt === dueAt ? next() : nextRunAt;
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
