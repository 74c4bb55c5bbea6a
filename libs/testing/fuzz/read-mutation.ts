import { contactInputs } from '#libs/events/contact.inputs.js';
import { outreachInputs } from '#libs/events/outreach.inputs.js';
import { startImport } from '../../../apps/ingest/src/imports/import.js';
import { UnreadableFile, type ImportFormat, type ReadRow } from '../../../apps/ingest/src/imports/format.js';
import { rowInput } from '../../../apps/ingest/src/imports/row-input.js';
import { Random } from '../random.js';
import { brokenFile } from './broken-file.js';
import type { Seeds } from './mutations.js';
import { noOutcome, whatOf, type Outcome } from './outcome.js';

/** What rows become. */
const inputs = [...contactInputs, ...outreachInputs];

/** Makes file number `n` of a seed and reads it as an import would. */
export async function readMutation(
  format: ImportFormat,
  { seeds, seed, n }: { seeds: Seeds; seed: string; n: number },
): Promise<Outcome> {
  const random = new Random(`${seed}/${format.name}/${String(n)}`);
  const bytes = brokenFile(format.name, seeds, random);
  const size = random.chance(0.2) ? random.between(1, 500) : 65_536;
  const outcome = noOutcome();
  try {
    await readTo(outcome, format, inPieces(bytes, Math.max(size, bytes.length / 2000)));
  } catch (error) {
    outcome.refused = error instanceof UnreadableFile;
    outcome.fault = outcome.refused ? outcome.fault : whatOf(error);
  }
  return outcome;
}

async function readTo(outcome: Outcome, format: ImportFormat, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const row of format.read(bytes, { home: { country: 'DE' } })) {
    outcome.rows += 1;
    if (!row.ok) outcome.badRows += 1;
    outcome.fault ??= faultOf(format.name, row);
  }
}

/** A good row is an input that the pool takes; a bad one has a sentence. */
function faultOf(format: string, row: ReadRow): string | null {
  if (!Number.isInteger(row.row) || row.row < 1) return `row number ${String(row.row)}`;
  if (!row.ok) return /^[^\n]{5,400}\.$/.test(row.problem.text) ? null : `no sentence: ${row.problem.code}`;
  return refusalOf(format, row);
}

function refusalOf(format: string, row: Extract<ReadRow, { ok: true }>): string | null {
  const about = { id: 'i_1', pool: 'p_1', member: 'm_1', actor: 'member:m_1', share: 'all', basis: 'told' } as const;
  const record = startImport({ ...about, format, file: null, startedAt: 1_700_000_000_000 });
  const input = rowInput(record, { ...row, n: 1, outcome: null, problem: null, contact: null, seqs: [0, 0] });
  const read = inputs.find(({ kind }) => kind === input.kind)?.schema.safeParse(input.data);
  return read?.success === true ? null : `the pool would not take it: ${read?.error.message ?? input.kind}`;
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += Math.ceil(size)) {
    yield await Promise.resolve(bytes.subarray(at, at + Math.ceil(size)));
  }
}
