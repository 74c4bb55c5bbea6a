import { isDeepStrictEqual } from 'node:util';
import { NO_POOL } from '#libs/ports/documents.js';
import type { Judged } from './judged.js';
import { storedRows, type StoredRow } from './stored.js';

const rebuilt = ['schedule', 'schedule-member', 'schedule-pool'];
/** No facts: which of the dues have gone out, and when somebody last looked. */
const passing = new Set(['sent', 'dueAt', 'earliest']);

/** The schedule that has come about is the one that the ledger alone makes. */
export async function checkSchedule({ world, folder, stored }: Judged): Promise<string[]> {
  const before = scheduleOf(stored);
  const { real } = await world.alive();
  for (const pool of await real.ledger.pools())
    for (const collection of rebuilt) await real.documents.clear(pool, collection);
  await real.documents.clear(NO_POOL, 'schedule-position');
  await world.restart();
  const { assembly } = await world.until(world.alive());
  await world.until(assembly.settled());
  const after = scheduleOf(storedRows(folder, rebuilt));
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const unlike = places.filter((place) => !isDeepStrictEqual(before.get(place), after.get(place)));
  return unlike.map((place) => {
    const [was, is] = [JSON.stringify(before.get(place)), JSON.stringify(after.get(place))];
    return `${place} was ${was} and is rebuilt as ${is}`.slice(0, 3000);
  });
}

function scheduleOf(stored: readonly StoredRow[]): Map<string, unknown> {
  const rows = stored.filter(({ collection }) => rebuilt.includes(collection.name));
  return new Map(
    rows.map(({ collection, pool, key, body }) => {
      const facts = Object.entries(JSON.parse(body) as object).filter(([field]) => !passing.has(field));
      return [`${pool}/${collection.name}/${key}`, Object.fromEntries(facts)];
    }),
  );
}
