import type { Committed } from '../witness.js';
import type { Asked } from '../clients.js';
import type { Judged } from './check-run.js';

/** Events by the thing that was said and caused them: a command by its key, however often it was sent. */
async function bySaying({ world }: Judged): Promise<{ said: Map<string, Committed[]>; strays: string[] }> {
  const { real } = await world.alive();
  const { witness } = world;
  const groups = witness.byCause();
  const said = new Map<string, Committed[]>();
  for (const pool of witness.told.pools) {
    const hash = await real.keys.hasher(pool);
    const take = (name: string, id: string): void => {
      const cause = `${pool} ${hash(`input:${id}`)}`;
      const found = groups.get(cause);
      if (found === undefined) return;
      said.set(name, [...(said.get(name) ?? []), ...found]);
      groups.delete(cause);
    };
    for (const [name, ids] of witness.spoken) for (const id of ids) take(name, id);
    for (const [place, total] of witness.jobs) {
      const job = place.slice(place.indexOf('/') + 1);
      for (let n = 0; n < total; n += 1) take(`job/${place}/${n}`, `job/${job}/${n}`);
    }
  }
  return { said, strays: [...groups.keys()] };
}

/** Whatever was said had its effects at one time, however often it lay on the log, and nothing happened that nobody said. */
export async function checkOnce(judged: Judged): Promise<string[]> {
  const { said, strays } = await bySaying(judged);
  const problems = strays.map((cause) => `events of ${cause}, which nobody said`);
  for (const [name, events] of said) {
    if (new Set(events.map(({ commit }) => commit)).size > 1)
      problems.push(`${name} had its effects ${seqsOf(events)} more than once`);
    const first = events[0]?.envelope.seq ?? 0;
    if (events.some(({ envelope }, index) => envelope.seq !== first + index))
      problems.push(`the effects ${seqsOf(events)} of ${name} are not together`);
  }
  return problems;
}

/** Every command was answered, its author was told that answer, and its effects are those the answer names. */
export async function checkCommands(judged: Judged): Promise<string[]> {
  const { said } = await bySaying(judged);
  const { witness } = judged.world;
  const unanswered = [...witness.spoken.keys()].filter(
    (name) => name.startsWith('command ') && !witness.outcomes.has(name.slice(8)),
  );
  const wrong = judged.clients.asked.flatMap(({ command, place, told }) => {
    const name = `${command.kind} (${command.key})`;
    const outcome = witness.outcomes.get(place);
    if (outcome === undefined) return [`${name} was answered "${told.state}", but has no outcome`];
    if (told.state !== 'parked' && told.state !== outcome.state)
      return [`${name} was told "${told.state}", its outcome is "${outcome.state}"`];
    if (outcome.state === 'parked') return [`${name} is still parked`];
    const caused = (said.get(`command ${place}`) ?? []).map(({ envelope }) => envelope);
    const effects = caused
      .filter(({ type }) => type !== 'pool.discarded' || command.kind === 'parked.discard')
      .map(({ seq }) => seq);
    if (String(effects) === String(outcome.seqs) && toldSame(told, outcome.seqs)) return [];
    return [`${name} has the outcome ${outcome.state} ${String(outcome.seqs)}, its effects are ${String(effects)}`];
  });
  return [...unanswered.map((name) => `${name} lies on the log and was never decided`), ...wrong];
}

function toldSame(told: Asked['told'], seqs: number[]): boolean {
  return told.state !== 'done' || String(told.seqs) === String(seqs);
}

/** The inputs of every origin were decided in order, each once, and their receipts name their effects. */
export async function checkOrigins(judged: Judged): Promise<string[]> {
  const { real } = await judged.world.alive();
  const { said } = await bySaying(judged);
  const problems: string[] = [];
  for (const [place, receipts] of judged.world.witness.receipts) {
    const slash = place.indexOf('/');
    const [pool, origin] = [place.slice(0, slash), place.slice(slash + 1)];
    const [mark] = await real.documents.many(pool, [{ collection: 'origin', key: origin }]);
    const { n = 0, stopped = null } = (mark?.body ?? {}) as { n?: number; stopped?: unknown };
    if (n !== receipts.size) problems.push(`${place} stands at ${n}, ${receipts.size} of its inputs have receipts`);
    if (stopped !== null) problems.push(`${place} is stopped`);
    for (const [number, { times, row }] of receipts) {
      if (times !== 1) problems.push(`${place}/${number} was decided ${times} times`);
      const effects = (said.get(`${place}/${number}`) ?? []).filter(
        ({ envelope }) => envelope.type !== 'pool.discarded',
      );
      const [first, last] = [effects[0]?.envelope.seq ?? 0, effects.at(-1)?.envelope.seq ?? 0];
      if (row[2] !== first || row[3] !== last)
        problems.push(`${place}/${number}: its receipt says ${String(row)}, its effects are ${seqsOf(effects)}`);
    }
  }
  return problems;
}

function seqsOf(events: readonly Committed[]): string {
  return events.map(({ envelope }) => envelope.seq).join(' ');
}
