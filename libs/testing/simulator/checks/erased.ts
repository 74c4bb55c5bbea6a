import type { Judged } from './check-run.js';
import { storedRows } from './stored.js';
import { POOL } from '../workload.js';

/** Of whoever was erased no key is left, no word in any document or record, and every store has said so. */
export async function checkErased({ world, people, folder }: Judged): Promise<string[]> {
  const { real } = await world.alive();
  const told = world.witness.told.pool(POOL);
  const contacts = [...told.erased.values()];
  const problems = [...told.erased.keys()].filter((id) => !told.completed.has(id)).map((id) => `${id} is not complete`);
  const keys = await real.keys.read(POOL, contacts);
  const tombstones = new Set((await real.keys.tombstones(POOL)).map(({ subject }) => subject));
  for (const contact of contacts) {
    if (keys.get(contact) !== null || !tombstones.has(contact)) problems.push(`the key of ${contact} is not destroyed`);
  }
  const rows = storedRows(folder).map(({ collection, key, body }) => ({ place: `${collection.name}/${key}`, body }));
  for (const contact of contacts) {
    for (const token of tokensBefore(contact)) {
      const [left] = rows.filter(({ body }) => body.includes(token));
      if (left !== undefined) problems.push(`${left.place} still says ${token} of ${contact}`);
    }
  }
  return problems;

  /** What was said again after the erasure is another matter. */
  function tokensBefore(contact: string): string[] {
    const { lastSaid, erasedAt } = world.witness;
    const until = erasedAt.get(contact) ?? 0;
    return [...(people.tokens.get(contact) ?? [])].filter((token) => (lastSaid.get(token) ?? until) < until);
  }
}
