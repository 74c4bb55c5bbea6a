import type { Judged } from './judged.js';

const passing = new Set(['line', 'parked-key', 'parked-input', 'outbox', 'job-contacts']);

/** Everything has come to rest, and nobody has stopped. */
export async function checkRest({ world, stored }: Judged): Promise<string[]> {
  const { real, assembly } = await world.alive();
  const [position, newest] = [await real.ledger.position(0), await real.bus.newest('inputs', 0)];
  const problems = position.next === newest ? [] : [`${position.next} of ${newest} inputs are decided`];
  for (const sentence of [assembly.contacts.health(), assembly.reminders.health()]) {
    if (sentence !== null) problems.push(sentence);
  }
  const left = stored.filter(
    ({ collection, pool }) => passing.has(collection.name) && !world.witness.told.pool(pool).moved,
  );
  const second = stored.filter(({ collection, pool, key }) => pool.includes('~') || isNext(collection.name, key));
  for (const { collection, pool, key } of second) problems.push(`${collection.name}/${key} is left of ${pool}`);
  return [...problems, ...left.map(({ collection, key }) => `${collection.name}/${key} is left`)];
}

/** A second generation of documents lies somewhere. */
function isNext(collection: string, key: string): boolean {
  return collection === 'fold' && key === 'next';
}
