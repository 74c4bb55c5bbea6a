import { isDeepStrictEqual } from 'node:util';
import type { Keys } from '#libs/ports/keys.js';
import type { PulledKind } from '../connectors/pulled-kind.js';
import type { SealedPart, Source } from './source.js';
import type { SourceStore } from './source-store.js';
import type { Sources } from './sources.js';

/** Removes the sources that tell of an erased person alone, with their keys. True once none is left; safe to repeat. */
export async function eraseSources(
  sources: Sources,
  { pool, contact }: { pool: string; contact: string },
): Promise<boolean> {
  for (const id of await sources.about(pool, contact)) {
    const asking = { pool, member: '', actor: 'clock', key: `erased/${id}` };
    if ((await sources.remove(asking, id, 'erased')) !== null) return false;
  }
  return true;
}

interface Remembering {
  store: SourceStore;
  keys: Pick<Keys, 'hasher'>;
  kinds: readonly PulledKind[];
}

/** Takes an erased person out of what other sources remember between two runs. Safe to repeat. */
export async function forgetInSources(
  { store, keys, kinds }: Remembering,
  { pool, hashes }: { pool: string; hashes: readonly string[] },
): Promise<void> {
  const hash = await keys.hasher(pool);
  const theirs = new Set(hashes);
  const without = ({ kind: name, own }: Source): SealedPart => {
    const kind = kinds.find((one) => one.kind === name);
    const cursor = kind === undefined ? own.cursor : kind.forget(own.cursor, (one) => theirs.has(hash(one)));
    // Nobody understands what was set aside: it may be about them.
    return { ...own, cursor, unclear: [] };
  };
  for (const { source } of await store.all(pool, (one) => !isDeepStrictEqual(without(one), one.own)))
    await store.change(pool, source.id, (one) => ({ ...one, own: without(one) }));
}
