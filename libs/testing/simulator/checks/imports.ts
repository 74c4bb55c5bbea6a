import type { ImportRecord, RowsRecord } from '../../../../apps/ingest/src/imports/import.js';
import type { Judged } from './check-run.js';
import { storedRows } from './stored.js';

/** Every row of every file has the result that the pool gave it, and the counts are those of the rows. */
export async function checkImports({ world, folder }: Judged): Promise<string[]> {
  const stored = storedRows(folder);
  const runs = stored
    .filter(({ collection }) => collection.name === 'import-run')
    .map(({ body }) => JSON.parse(body) as ImportRecord);
  const chunks = stored
    .filter(({ collection }) => collection.name === 'import-rows')
    .map(({ body }) => JSON.parse(body) as RowsRecord);
  return runs.flatMap((run) => {
    const rows = chunks.filter((chunk) => chunk.import === run.id).flatMap((chunk) => chunk.rows);
    const receipts = world.witness.receipts.get(`${run.pool}/import/${run.id}`);
    const problems = ['reading', 'deciding', 'reverting'].includes(run.state)
      ? [`${run.id} is still ${run.state}`]
      : [];
    for (const row of rows) {
      const receipt = row.n === null ? undefined : receipts?.get(row.n)?.row;
      if (receipt === undefined || row.outcome === 'parked') continue;
      const said = [receipt[0] === 'refused' ? 'rejected' : receipt[0], receipt[1], receipt[2], receipt[3]];
      const shown = [row.outcome, row.contact, ...row.seqs];
      if (String(said) !== String(shown))
        problems.push(`${run.id} row ${row.row} shows ${String(shown)}, the pool said ${String(said)}`);
    }
    return problems;
  });
}
