import type { Commands } from '#libs/transport/commands.js';
import { askPool } from './ask-pool.js';
import type { SourceKind } from './kind.js';
import type { Source } from './source.js';
import type { SourceStore } from './source-store.js';
import { saidChanged, saidPaused } from './told-of.js';

const TELLING: ReadonlySet<Source['state']> = new Set(['active', 'stopped']);

interface Parts {
  commands: Commands;
  store: Pick<SourceStore, 'change'>;
}

/**
 * Tells the pool what a run has found of the source itself and was noted with it: that it moved, or why it stopped. What a
 * crash kept from being told is told by the next run, or, of one that stopped, by whoever runs what is due. Answers the source
 * as it is then, null if it is gone. Throws OutsideWorld `source-waits` while the pool is busy.
 */
export async function tellPool(
  { commands, store }: Parts,
  source: Source,
  kind: Pick<SourceKind, 'address'> | undefined,
): Promise<Source | null> {
  const { pool, id, runs, state, untold = null } = source;
  // Of one that rests it is told when it goes on.
  if (untold === null || !TELLING.has(state)) return source;
  const said = untold === 'moved' ? saidChanged(source, kind) : saidPaused(id, untold);
  const asking = { pool, actor: `source:${id}`, key: `run/${id}/${runs}` };
  await askPool(commands, asking, said);
  const stored = await store.change(pool, id, (one) => (one.untold === untold ? told(one) : changedMeanwhile(one)));
  if (stored === null) return null;
  // Paused while the pool was told where it is, which lets it go on.
  const isUnpaused = untold === 'moved' && stored.source.state === 'paused';
  if (isUnpaused) await askPool(commands, { ...asking, key: `${asking.key}/paused` }, saidPaused(id, 'member'));
  return stored.source;
}

function told(source: Source): Source {
  return { ...source, untold: null, nextRunAt: source.state === 'stopped' ? null : source.nextRunAt };
}

/** Put to work while the pool was told that it stopped: which of the two the pool heard last is not known, so its next run says it again. */
function changedMeanwhile(source: Source): Source {
  return source.state === 'active' ? { ...source, untold: source.untold ?? 'moved' } : source;
}
