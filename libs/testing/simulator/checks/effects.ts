import type { Committed } from '../witness.js';
import type { SimulatedWorld } from '../world.js';

/** The events of a run by the thing that was said and caused them: a command by its key, however often it was sent. */
export interface Effects {
  of: ReadonlyMap<string, readonly Committed[]>;
  /** causes that nobody said */
  strays: string[];
}

export async function effectsOf(world: SimulatedWorld): Promise<Effects> {
  const { real } = await world.alive();
  const { witness } = world;
  const groups = witness.byCause();
  const of = new Map<string, Committed[]>();
  for (const pool of witness.told.pools) {
    const hash = await real.keys.hasher(pool);
    for (const { name, id } of said(world)) {
      const cause = `${pool} ${hash(`input:${id}`)}`;
      const found = groups.get(cause);
      if (found === undefined) continue;
      of.set(name, [...(of.get(name) ?? []), ...found]);
      groups.delete(cause);
    }
  }
  return { of, strays: [...groups.keys()] };
}

/** Every id under which something was said, slices of jobs too. */
function* said({ witness }: SimulatedWorld): Generator<{ name: string; id: string }> {
  for (const [name, ids] of witness.spoken) for (const id of ids) yield { name, id };
  for (const [place, total] of witness.jobs) {
    const job = place.slice(place.indexOf('/') + 1);
    for (let n = 0; n < total; n += 1) yield { name: `job/${place}/${n}`, id: `job/${job}/${n}` };
  }
}

export function seqsOf(events: readonly Committed[]): string {
  return events.map(({ envelope }) => envelope.seq).join(' ');
}
