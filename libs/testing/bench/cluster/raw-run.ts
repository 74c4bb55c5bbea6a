import { performance } from 'node:perf_hooks';
import { RawDatabase, type Rows, type Written } from '#libs/adapters/mongo/testing/written.js';

/** Inputs a second of the same rows in the same batches by the driver alone: each collection in turn, and all at once. */
export async function writeRaw(name: string, written: Written): Promise<{ inTurn: number; together: number }> {
  const timed = (write: (raw: RawDatabase, rows: Rows) => Promise<void>): Promise<number> =>
    RawDatabase.use({ name: `${name}_raw`, indexes: written.indexes }, async (raw) => {
      const started = performance.now();
      for (const rows of written.commits) await write(raw, rows);
      return (written.inputs.length / (performance.now() - started)) * 1000;
    });
  return {
    inTurn: await timed((raw, rows) => raw.inTurn(rows)),
    together: await timed((raw, rows) => raw.together(rows)),
  };
}
