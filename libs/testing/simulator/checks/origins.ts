import type { OriginRecord } from '#libs/transport/records.js';
import type { Receipted } from '../witness.js';
import type { Judged } from './judged.js';

/** The inputs of every origin were decided in order, each once, and their receipts name their effects. */
export async function checkOrigins(judged: Judged): Promise<string[]> {
  const problems: string[] = [];
  for (const [place, receipts] of judged.world.witness.receipts) {
    const { n, stopped } = await markOf(judged, place);
    if (n !== receipts.size) problems.push(`${place} stands at ${n}, ${receipts.size} of its inputs have receipts`);
    if (stopped !== null) problems.push(`${place} is stopped`);
    for (const [number, receipt] of receipts) problems.push(...wrongly(judged, `${place}/${number}`, receipt));
  }
  return problems;
}

async function markOf({ world }: Judged, place: string): Promise<Pick<OriginRecord, 'n' | 'stopped'>> {
  const { real } = await world.alive();
  const slash = place.indexOf('/');
  const [pool, key] = [place.slice(0, slash), place.slice(slash + 1)];
  const [mark] = await real.documents.many(pool, [{ collection: 'origin', key }]);
  return (mark?.body as OriginRecord | undefined) ?? { n: 0, stopped: null };
}

function wrongly({ effects }: Judged, name: string, { times, row }: Receipted): string[] {
  const mine = (effects.of.get(name) ?? []).filter(({ envelope }) => envelope.type !== 'pool.discarded');
  const seqs = mine.map(({ envelope }) => envelope.seq);
  const isTold = row[2] === (seqs[0] ?? 0) && row[3] === (seqs.at(-1) ?? 0);
  return [
    ...(times === 1 ? [] : [`${name} was decided ${times} times`]),
    ...(isTold ? [] : [`${name}: its receipt says ${row.join()}, its effects are ${seqs.join(' ')}`]),
  ];
}
