import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Source } from './source.js';
import type { SourceStore } from './source-store.js';

/** Two runs of one source begin so far apart at least, however often it is nudged: a platform fires several at once. Judgement. */
const LEAST_APART = 60_000;

/** `nudge/<source>`: when its platform last said that there is something new. Its own record, so that no run is disturbed. */
interface Nudge {
  at: number;
}

interface Parts {
  documents: Documents;
  store: SourceStore;
  clock: Clock;
}
type Place = Pick<Source, 'pool' | 'id'>;

/**
 * Notes that a source was nudged, durably: it is asked soon, or once more after the run that is under way. However many
 * nudges come, they are one question.
 */
export async function heardNudge(parts: Parts, { pool, id }: Place): Promise<void> {
  const at = parts.clock.now();
  await parts.documents.save([{ pool, collection: 'nudge', key: id, seq: 1, body: { at } satisfies Nudge }]);
  const source = (await parts.store.read(pool, id))?.source;
  if (source !== undefined) await hurry(parts, source);
}

/**
 * After a run that began at `startedAt` was noted: whoever nudged meanwhile may have spoken of what came behind the page
 * that was read. The nudge is written before the source is looked at, and here the other way round: one sees the other.
 */
export async function caughtUp(parts: Parts, source: Source, startedAt: number): Promise<Source> {
  const [found] = await parts.documents.many(source.pool, [{ collection: 'nudge', key: source.id }]);
  const nudgedAt = (found?.body as Nudge | undefined)?.at ?? null;
  return nudgedAt === null || nudgedAt < startedAt ? source : hurry(parts, source);
}

async function hurry({ store, clock }: Parts, source: Source): Promise<Source> {
  if (sooner(source, clock.now()) === source) return source;
  const stored = await store.change(source.pool, source.id, (one) => sooner(one, clock.now()));
  return stored?.source ?? source;
}

/** The same where it is due already, rests, or fails: who fails is left alone as long as it has to be. */
function sooner(source: Source, now: number): Source {
  const { state, failures, nextRunAt, lastRunAt } = source;
  const soon = Math.max(now, (lastRunAt ?? 0) + LEAST_APART);
  if (state !== 'active' || failures > 0 || nextRunAt === null || nextRunAt <= soon) return source;
  return { ...source, nextRunAt: soon };
}
