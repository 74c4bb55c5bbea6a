import type { Refusal } from '#libs/kernel/errors.js';
import type { OriginRecord, OutcomeRecord } from '#libs/transport/records.js';
import type { Draft } from './draft.js';
import type { Engine } from './engine.js';
import type { Said } from './said.js';

/** `take`: decide it. `drop`: it was decided before, or must not be taken now. Or why it is refused unseen. */
export type Admission = 'take' | 'drop' | Refusal;

/** Whether an input from the log is to be decided at all: once per number of its origin, once per command, in a pool that is here. */
export function admit(engine: Engine, draft: Draft, said: Said): Admission {
  if (!engine.without.has('origin') && !inOrder(draft, said)) return 'drop';
  if (!engine.without.has('outcome') && answeredBefore(draft, said)) return 'drop';
  const closed = engine.gate(draft.get('pool', 'self'), said.input.kind);
  return closed === null ? (said.problem ?? 'take') : turnAway(draft, said, closed);
}

function turnAway(draft: Draft, { input: { origin } }: Said, closed: Refusal): Admission {
  return origin !== undefined && closed.refused === 'pool-moved' ? leaveOrigin(draft, origin) : closed;
}

/** What a machine says to a pool that has moved is decided where the pool is now: here its mark stays, and its sender is told. */
function leaveOrigin(draft: Draft, origin: NonNullable<Said['input']['origin']>): 'drop' {
  const mark = markOf(draft, origin.id);
  if (mark.stopped?.moved === true) return 'drop';
  draft.origin = { id: origin.id, n: mark.n };
  draft.record('origin', origin.id, { ...mark, stopped: { got: origin.n, at: draft.workspace.now, moved: true } });
  return 'drop';
}

function markOf(draft: Draft, origin: string): OriginRecord {
  return (draft.get('origin', origin) as OriginRecord | null) ?? { n: 0, decidedAt: 0, stopped: null };
}

function inOrder(draft: Draft, { input: { origin } }: Said): boolean {
  if (origin === undefined) return true;
  const mark = markOf(draft, origin.id);
  if (origin.n === mark.n + 1) return true;
  draft.origin = { id: origin.id, n: mark.n };
  if (origin.n > mark.n) stopOrigin(draft, { ...origin, mark });
  return false;
}

/** A number is missing: a later one must not be taken in its place. */
function stopOrigin(draft: Draft, { id, n, mark }: { id: string; n: number; mark: OriginRecord }): void {
  const sentence = `Inputs of ${id} are missing: number ${mark.n + 1} was due, ${n} came. Nothing is taken from there until it is sent again.`;
  draft.stops = sentence;
  if (mark.stopped !== null) return;
  draft.record('origin', id, { ...mark, stopped: { got: n, at: draft.workspace.now } });
  draft.reports.push({ sentence, facts: { pool: draft.workspace.pool, origin: id } });
}

function answeredBefore(draft: Draft, { input: { command } }: Said): boolean {
  if (command === undefined) return false;
  const outcome = draft.get('outcome', command.key) as OutcomeRecord | null;
  if (outcome === null) return false;
  draft.outcomes.push({ key: command.key, outcome });
  return true;
}
