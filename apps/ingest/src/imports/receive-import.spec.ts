import { expect, test } from '@jest/globals';
import type { Change, Documents } from '#libs/ports/documents.js';
import { ics } from './ics/ics.js';
import type { ImportFormat, ObservedRow, ReadRow, RowProblem } from './format.js';
import { ImportStore } from './import-store.js';
import { startImport, type RowsRecord } from './import.js';
import { receiveImport } from './receive-import.js';

const note = (code: string): RowProblem => ({ code, text: `This is ${code}.` });
const data: ObservedRow = {
  kind: 'person',
  ...{ name: null, identities: [], headline: null, location: null, employer: null, position: null },
  ...{ network: null, connectedOn: null },
};

/** The rows that are stored of a file in which a format reads these. */
async function received(share: 'all' | 'kept', ...rows: ReadRow[]): Promise<RowsRecord['rows']> {
  const saved: Change[] = [];
  const documents: Pick<Documents, 'save'> = { save: async (changes) => void saved.push(...changes) };
  const about = { id: 'i_1', pool: 'p_1', member: 'm_1', actor: 'member:m_1', format: 'toy', file: null } as const;
  const record = startImport({ ...about, share, basis: 'told', startedAt: 0 });
  const format: ImportFormat = {
    name: 'toy',
    read: async function* () {
      yield* rows;
    },
  };
  const file = { bytes: (async function* () {})(), home: { country: 'DE' } };
  await receiveImport(new ImportStore(documents as Documents), { seq: 1, record }, format, file);
  return saved
    .filter(({ collection }) => collection === 'import-rows')
    .flatMap(({ body }) => (body as RowsRecord).rows);
}

test.each(['all', 'kept'] as const)('keeps every remark on a good row (share=%s)', async (share) => {
  const notes = [note('bad-email'), note('ambiguous-date'), note('replacement-character')];
  const rows = await received(share, { row: 2, ok: true, data, notes });
  expect(rows).toMatchObject([{ row: 2, problem: null, notes, outcome: share === 'all' ? null : 'waiting' }]);
});

test('keeps why a row was not taken', async () => {
  const rows = await received('all', { row: 3, ok: false, problem: note('no-identity') });
  expect(rows).toMatchObject([{ row: 3, n: null, outcome: 'rejected', problem: note('no-identity'), notes: [] }]);
});

test('a file of another format says what it looks like', async () => {
  const documents = { save: async () => undefined, many: async () => [] } as Partial<Documents> as Documents;
  const about = { id: 'i_1', pool: 'p_1', member: 'm_1', actor: 'member:m_1', file: null } as const;
  const record = startImport({ ...about, format: 'ics', share: 'all', basis: 'told', startedAt: 0 });
  const bytes = (async function* () {
    yield Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Lovelace\r\nEND:VCARD\r\n');
  })();
  const stored = await receiveImport(new ImportStore(documents), { seq: 1, record }, ics, {
    bytes,
    home: { country: 'DE' },
  });
  expect(stored.record).toMatchObject({
    state: 'failed',
    problem: {
      code: 'not-ics',
      text: expect.stringMatching(/ This file looks like "vcard": send it with format=vcard\.$/),
    },
  });
});
