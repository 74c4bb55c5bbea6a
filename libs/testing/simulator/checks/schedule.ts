import { isDeepStrictEqual } from 'node:util';
import type { Judged } from './check-run.js';
import { storedRows } from './stored.js';

const rebuilt = ['schedule', 'schedule-member', 'schedule-pool'];
const POSITIONS = '-';

/** The schedule that has come about is the one that the ledger alone makes. */
export async function checkSchedule({ world, folder }: Judged): Promise<string[]> {
  const before = scheduleOf(folder);
  const { real } = await world.alive();
  for (const pool of await real.ledger.pools())
    for (const collection of rebuilt) await real.documents.clear(pool, collection);
  await real.documents.clear(POSITIONS, 'schedule-position');
  await world.restart();
  const { assembly } = await world.until(world.alive());
  await world.until(assembly.settled());
  const after = scheduleOf(folder);
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places
    .filter((place) => !isDeepStrictEqual(before.get(place), after.get(place)))
    .map((place) =>
      `${place} was ${JSON.stringify(before.get(place))} and is rebuilt as ${JSON.stringify(after.get(place))}`.slice(
        0,
        3000,
      ),
    );
}

/** Without what is no fact: which of the dues have gone out, and when somebody last looked. */
function scheduleOf(folder: string): Map<string, unknown> {
  const rows = storedRows(folder).filter(({ collection }) => rebuilt.includes(collection.name));
  return new Map(
    rows.map(({ collection, pool, key, body }) => {
      const { sent: _sent, dueAt: _dueAt, earliest: _earliest, ...facts } = JSON.parse(body) as Record<string, unknown>;
      return [`${pool}/${collection.name}/${key}`, facts];
    }),
  );
}
