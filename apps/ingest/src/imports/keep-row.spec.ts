import { expect, test } from '@jest/globals';
import type { Receipt } from '#libs/transport/records.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { ObservedRow } from './format.js';
import { startImport, type ImportRecord, type ImportRow } from './import.js';
import type { ImportStore } from './import-store.js';
import { keepRow } from './keep-row.js';

const data: ObservedRow = {
  kind: 'person',
  ...{ name: null, identities: [], headline: null, location: null, employer: null, position: null },
  ...{ network: null, connectedOn: null },
};
const waiting: ImportRow = {
  row: 4,
  n: null,
  data,
  outcome: 'waiting',
  problem: null,
  notes: [],
  contact: null,
  seqs: [0, 0],
};

/** An import of one waiting row, kept by its member while the pool answers this. */
async function kept(
  result: Receipt['rows'][number],
): Promise<{ row: ImportRow; record: ImportRecord; sent: number[] }> {
  const about = { id: 'i_1', pool: 'p_1', member: 'm_1', actor: 'member:m_1', format: 'toy', file: null } as const;
  const record = { ...startImport({ ...about, share: 'kept', basis: 'told', startedAt: 0 }), total: 1 };
  const chunk = { import: 'i_1', chunk: 0, rows: [structuredClone(waiting)] };
  const store = {
    read: async () => ({ seq: 1, record }),
    rows: async () => ({ seq: 1, record: chunk }),
    save: async (stored: object) => stored,
  };
  const sent: number[] = [];
  const sender = {
    send: async (_pool: string, _origin: string, n: number) => void sent.push(n),
    receipts: async (_pool: string, _origin: string, n: number) => [{ fromN: n, toN: n, rows: [result] }],
    copied: async () => undefined,
  };
  const parts = { store: store as unknown as ImportStore, sender: sender as unknown as OriginSender };
  for (let twice = 0; twice < 2; twice += 1)
    await keepRow(parts, { pool: 'p_1', id: 'i_1', row: 4, file: null, member: 'm_1' });
  return { row: chunk.rows[0] ?? waiting, record, sent };
}

test('a row that is kept twice is sent once, counted once, and says whom it became', async () => {
  const { row, record, sent } = await kept(['created', 'c_1', 7, 9]);
  expect(sent).toEqual([1]);
  expect(row).toMatchObject({ outcome: 'created', contact: 'c_1', seqs: [7, 9], problem: null });
  expect(record).toMatchObject({ decided: 1, counts: { created: 1, changed: 0, unchanged: 0, rejected: 0 } });
});

test('a kept row that the pool refuses says why, and is counted', async () => {
  const { row, record } = await kept(['refused', null, 0, 0, 'suppressed']);
  expect(row).toMatchObject({ outcome: 'rejected', problem: { code: 'suppressed' } });
  expect(record.counts).toMatchObject({ created: 0, rejected: 1 });
});
