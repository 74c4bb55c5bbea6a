import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Store } from './store.js';

/** Inputs looked at between two turns of the event loop. */
const SLICE = 500;

/**
 * Empties the bodies of decided inputs of a pool that `concerns` picks: who said something, when and of which kind stays,
 * what was said goes. Undecided ones are left, for they have yet to be decided. Safe to repeat.
 */
export async function blankInputs(
  store: Pick<Store, 'group'> & { db: DatabaseSync },
  pool: string,
  concerns: (input: InputEnvelope) => boolean,
): Promise<void> {
  const page = store.db.prepare(`SELECT n, value FROM inputs
    WHERE n > ? AND n < coalesce((SELECT next FROM positions WHERE partition = 0), 0) ORDER BY n LIMIT ${SLICE}`);
  const write = store.db.prepare('UPDATE inputs SET value = ? WHERE n = ?');
  for (let last = -1; ;) {
    const rows = page.all(last) as { n: number; value: string }[];
    const said = rows.map(({ n, value }) => ({ n, input: inputIn(value) }));
    const found = said.filter(({ input }) => input?.pool === pool && input.data !== null && concerns(input));
    if (found.length > 0)
      await store.group.write(() => {
        for (const { n, input } of found) write.run(JSON.stringify({ ...input, data: null }), n);
      });
    if (rows.length < SLICE) return;
    last = rows.at(-1)?.n ?? last;
    await turn();
  }
}

/** Null for what is no input: it was set aside where it is. */
function inputIn(value: string): InputEnvelope | null {
  try {
    return JSON.parse(value) as InputEnvelope | null;
  } catch {
    return null;
  }
}
