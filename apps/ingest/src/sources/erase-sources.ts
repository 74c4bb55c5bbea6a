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
