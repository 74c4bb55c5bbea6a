import { isDeepStrictEqual } from 'node:util';
import { foldLedger } from '../../../../apps/contacts/src/inputs/rebuild.js';
import { projections } from '../../../../apps/contacts/src/registry.js';
import type { Judged } from './check-run.js';
import { storedRows } from './stored.js';

/** Found by what is sealed: without an erased person's key a rebuild does not see when they last changed. */
const sealedKeys = new Set(['identity', 'hint', 'employer-name', 'conflict', 'token']);

/** The documents are what the ledger folds to, no more and no less. */
export async function checkDocuments({ world, folder }: Judged): Promise<string[]> {
  const { real } = await world.alive();
  const rows = storedRows(folder).filter(({ collection }) => collection.kind === 'document');
  const problems: string[] = [];
  for (const pool of await real.ledger.pools()) {
    const folded = await foldLedger(real, projections, pool);
    for (const { collection, key, seq, body } of rows.filter((row) => row.pool === pool)) {
      const place = `${collection.name}/${key}`;
      const entry = folded.get(place);
      folded.delete(place);
      if (entry === undefined || entry.body === null)
        problems.push(`${place} is stored, but nothing in the ledger makes it`);
      else if (
        (entry.seq !== seq && !sealedKeys.has(collection.name)) ||
        !isDeepStrictEqual(JSON.parse(JSON.stringify(entry.body)), JSON.parse(body))
      ) {
        problems.push(
          `${place} is not what the ledger folds to: ${difference(JSON.parse(body), entry.body)} (seq ${seq}, ${entry.seq})`,
        );
      }
    }
    for (const [place, { body }] of folded)
      if (body !== null) problems.push(`${place} is in the ledger, but not stored`);
  }
  return problems;
}

function difference(stored: unknown, folded: unknown): string {
  const [one, other] = [
    stored as Record<string, unknown>,
    JSON.parse(JSON.stringify(folded)) as Record<string, unknown>,
  ];
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const field = fields.find((name) => !isDeepStrictEqual(one[name], other[name]));
  return field === undefined
    ? 'equal'
    : `${field}: ${JSON.stringify(one[field])} instead of ${JSON.stringify(other[field])}`.slice(0, 600);
}
