import type { ImportRecord, ImportRow, RowsRecord } from '../../../../apps/ingest/src/imports/import.js';
import type { Receipted } from '../witness.js';
import type { Judged } from './judged.js';
import type { StoredRow } from './stored.js';

const unfinished = new Set<string>(['reading', 'deciding', 'reverting']);

/** Every row of every file has the result that the pool gave it, and the counts are those of the rows. */
export function checkImports({ world, stored }: Judged): string[] {
  const chunks = bodiesOf<RowsRecord>(stored, 'import-rows');
  return bodiesOf<ImportRecord>(stored, 'import-run').flatMap((run) => {
    const receipts = world.witness.receipts.get(`${run.pool}/import/${run.id}`);
    const rows = chunks.filter((chunk) => chunk.import === run.id).flatMap((chunk) => chunk.rows);
    const still = unfinished.has(run.state) ? [`${run.id} is still ${run.state}`] : [];
    return [...still, ...rows.flatMap((row) => unlike(run, row, row.n === null ? undefined : receipts?.get(row.n)))];
  });
}

function unlike(run: ImportRecord, row: ImportRow, receipt: Receipted | undefined): string[] {
  if (receipt === undefined || row.outcome === 'parked') return [];
  const [code, ...more] = receipt.row.slice(0, 4);
  const said = [code === 'refused' ? 'rejected' : code, ...more].join();
  const shown = [row.outcome, row.contact, ...row.seqs].join();
  return said === shown ? [] : [`${run.id} row ${row.row} shows ${shown}, the pool said ${said}`];
}

function bodiesOf<Body>(stored: readonly StoredRow[], name: string): Body[] {
  return stored.filter(({ collection }) => collection.name === name).map(({ body }) => JSON.parse(body) as Body);
}
