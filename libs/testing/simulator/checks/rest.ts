import type { Judged } from './check-run.js';
import { storedRows } from './stored.js';

/** Everything has come to rest, and nobody has stopped. */
export async function checkRest({ world, folder }: Judged): Promise<string[]> {
  const { real, assembly } = await world.alive();
  const [position, newest] = [await real.ledger.position(0), await real.bus.newest('inputs', 0)];
  const problems = position.next === newest ? [] : [`${position.next} of ${newest} inputs are decided`];
  for (const sentence of [assembly.contacts.health(), assembly.reminders.health()]) {
    if (sentence !== null) problems.push(sentence);
  }
  const left = ['line', 'parked-key', 'parked-input', 'outbox', 'job-contacts'];
  for (const { collection, pool, key } of storedRows(folder)) {
    if (left.includes(collection.name) && !world.witness.told.pool(pool).moved)
      problems.push(`${collection.name}/${key} is left`);
  }
  return problems;
}
