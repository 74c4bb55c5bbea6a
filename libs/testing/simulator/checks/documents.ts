import { isDeepStrictEqual } from 'node:util';
import { foldLedger } from '../../../../apps/contacts/src/inputs/rebuild/rebuild.js';
import { projections } from '../../../../apps/contacts/src/registry.js';
import type { Judged } from './judged.js';
import type { StoredRow } from './stored.js';

/** Found by what is sealed: without an erased person's key a rebuild does not see when they last changed. */
const sealedKeys = new Set(['identity', 'hint', 'employer-name', 'conflict', 'token']);

interface Folded {
  body: unknown;
  seq: number;
}

/** The documents are what the ledger folds to, no more and no less. */
export async function checkDocuments({ world, stored }: Judged): Promise<string[]> {
  const { real } = await world.alive();
  const problems: string[] = [];
  for (const pool of await real.ledger.pools()) {
    const folded = await foldLedger(real, projections, pool);
    for (const row of stored) {
      if (row.pool !== pool || row.collection.kind !== 'document') continue;
      const place = `${row.collection.name}/${row.key}`;
      problems.push(...unlike(place, row, folded.get(place)));
      folded.delete(place);
    }
    for (const [place, { body }] of folded)
      if (body !== null) problems.push(`${place} is in the ledger, but not stored`);
  }
  return problems;
}

function unlike(place: string, { collection, seq, body }: StoredRow, folded: Folded | undefined): string[] {
  if (folded === undefined || folded.body === null) return [`${place} is stored, but nothing in the ledger makes it`];
  const [one, other] = [JSON.parse(body) as unknown, JSON.parse(JSON.stringify(folded.body)) as unknown];
  const asOld = folded.seq === seq || sealedKeys.has(collection.name);
  if (asOld && isDeepStrictEqual(one, other)) return [];
  return [`${place} is not what the ledger folds to: ${difference(one, other)} (seq ${seq}, ${folded.seq})`];
}

function difference(stored: unknown, folded: unknown): string {
  const [one, other] = [stored as Record<string, unknown>, folded as Record<string, unknown>];
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const field = fields.find((name) => !isDeepStrictEqual(one[name], other[name]));
  return field === undefined
    ? 'equal'
    : `${field}: ${JSON.stringify(one[field])} instead of ${JSON.stringify(other[field])}`.slice(0, 600);
}
