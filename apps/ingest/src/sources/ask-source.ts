import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Commands } from '#libs/transport/commands.js';
import { PullFailed } from '../connectors/pull-failed.js';
import { askAfterPeople, type AskingAfter } from './ask-after-people.js';
import { afterRun, problemOf, type RunEnd } from './after-run.js';
import { caughtUp } from './heard-nudge.js';
import type { AskedKind } from './kinds.js';
import { isOvertaken } from './overtaken.js';
import { runSource, type Ran } from './run-source.js';
import { tellPool } from './tell-pool.js';
import { noCounts, type Source, type StoredSource } from './source.js';
import type { SourceRuns } from './source-runs.js';

/** ms until a source that calls us is asked after people again, and one of a kind that this release does not know is looked at */
const OTHERWISE_EVERY = 3_600_000;

export interface AskParts extends AskingAfter {
  commands: Commands;
  runs: SourceRuns;
  kindOf: (name: string) => AskedKind | undefined;
  /** in [0, 1) */
  chance: () => number;
}

/**
 * Runs a source and notes how it went: on its card, among its runs, and in the pool where it moved or stopped. Answers the
 * source as it is then, null if it is gone. Throws what ended a run that may no longer note anything: somebody changed the
 * source meanwhile, or `mayNote` says no.
 */
export async function askSource(parts: AskParts, stored: StoredSource, mayNote: () => boolean): Promise<Source | null> {
  const startedAt = parts.clock.now();
  const kind = parts.kindOf(stored.source.kind);
  const ran = await asked(parts, stored, kind);
  const { error } = ran;
  if (error !== null && (isOvertaken(error) || !mayNote())) throw error;
  const now = parts.clock.now();
  const end = { ...ran, ...troubleOf(error, now, parts.failed), dueAt: stored.source.nextRunAt, startedAt, now };
  const noted = await note(parts, ran.stored, end, kind);
  return noted === null ? null : tellPool(parts, noted, kind);
}

function asked(parts: AskParts, stored: StoredSource, kind: AskedKind | undefined): Promise<Ran> {
  if (kind === undefined) return Promise.resolve(unknownKind(stored));
  return kind.way === 'pulled' ? runSource(parts, stored, kind) : askAfterPeople(parts, stored, kind);
}

function troubleOf(
  error: Error | null,
  now: number,
  failed: (error: unknown) => void,
): Partial<ReturnType<typeof problemOf>> & Pick<RunEnd, 'problem' | 'stops'> {
  if (error === null) return { problem: null, stops: null };
  if (!(error instanceof PullFailed || error instanceof OutsideWorld)) failed(error);
  return problemOf(error, now);
}

/** What the card says from now on. */
async function note(
  parts: AskParts,
  ran: StoredSource,
  end: RunEnd,
  kind: AskedKind | undefined,
): Promise<Source | null> {
  const { pool, id } = ran.source;
  const every = kind?.way === 'pulled' ? kind.every : OTHERWISE_EVERY;
  const { startedAt, now, counts, problem } = end;
  const run = { source: id, startedAt, endedAt: now, counts, problem };
  const stored = await parts.store.changeSince(
    ran,
    (one) => heardAs(one, afterRun(one, end, every, parts.chance()), kind),
    ({ runs: n }) => parts.runs.remembering(pool, { ...run, n }),
  );
  if (stored === null) return null;
  return hasNudges(kind) ? caughtUp(parts, stored.source, startedAt) : stored.source;
}

const hasNudges = (kind: AskedKind | undefined): boolean => kind?.way === 'pulled' && kind.nudges !== undefined;

/** A platform that calls was heard when it called. */
const heardAs = ({ lastHeardAt }: Source, after: Source, kind: AskedKind | undefined): Source =>
  kind?.way === 'calling' ? { ...after, lastHeardAt } : after;

function unknownKind(stored: StoredSource): Ran {
  return { stored, counts: noCounts, notBefore: null, error: new PullFailed('kind-unknown') };
}
