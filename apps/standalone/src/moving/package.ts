import { z } from 'zod';
import { OutsideWorld } from '#libs/kernel/errors.js';

/**
 * A pool on its way to another installation: NDJSON. The first line says what it is, then come its keys, its records and
 * who may come in, then its events as the ledger holds them, and the last line says that this was all. Every line that is
 * no event begins with `{"kith":`; what is secret or personal in those is sealed by the transfer passphrase.
 */
export const FORMAT = 1;
export const MARK = '{"kith":';

const cost = z.object({
  memory: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(10),
  lanes: z.int().min(1).max(16),
});

const headerForm = z.object({
  kith: z.literal('pool'),
  version: z.int(),
  pool: z.string().min(1).max(80),
  epoch: z.int().positive(),
  events: z.int().positive(),
  /** ms: no later decision may be earlier */
  now: z.number(),
  /** of the Kith that wrote it */
  release: z.string(),
  salt: z.string(),
  cost,
  /** opens with the right passphrase only */
  proof: z.string(),
});

/** `sealed` null: the key was destroyed. */
const keyForm = z.object({
  kith: z.literal('key'),
  subject: z.string(),
  at: z.number(),
  sealed: z.string().nullable(),
});

const recordForm = z.object({
  kith: z.literal('record'),
  collection: z.string(),
  key: z.string(),
  seq: z.int(),
  sealed: z.string(),
});

const accessForm = z.object({ kith: z.literal('access'), sealed: z.string() });

const endForm = z.object({
  kith: z.literal('end'),
  /** lines before this one */
  lines: z.int(),
  /** of all bytes before this line, hex */
  sha256: z.string(),
  /** the same, sealed: nobody without the passphrase changed a byte */
  proof: z.string(),
});

export type Header = z.output<typeof headerForm>;
export type KeyLine = z.output<typeof keyForm>;
export type RecordLine = z.output<typeof recordForm>;
export type AccessLine = z.output<typeof accessForm>;
export type EndLine = z.output<typeof endForm>;
export type MarkedLine = KeyLine | RecordLine | AccessLine | EndLine;

const markedForm = z.discriminatedUnion('kith', [keyForm, recordForm, accessForm, endForm]);

/** The line as it is written; the field `kith` comes first. */
export function written(line: Header | MarkedLine): string {
  const { kith, ...rest } = line;
  return JSON.stringify({ kith, ...rest });
}

/** Null: it is none. Throws OutsideWorld `package-newer`. */
export function readHeader(line: string): Header | null {
  const value = parsed(line);
  const { version, release } = (value ?? {}) as { version?: unknown; release?: unknown };
  if (line.startsWith(MARK) && typeof version === 'number' && version > FORMAT) throw newer(String(release));
  return headerForm.safeParse(value).data ?? null;
}

/** Null: it cannot be read. */
export function readMarked(line: string): MarkedLine | null {
  return markedForm.safeParse(parsed(line)).data ?? null;
}

export function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

/** What a sealed part of a package is bound to. */
export const boundTo = {
  header: (pool: string) => `${pool}/package`,
  record: (pool: string, { collection, key, seq }: Pick<RecordLine, 'collection' | 'key' | 'seq'>) =>
    `${pool}/record/${collection}/${key}/${String(seq)}`,
  access: (pool: string) => `${pool}/access`,
  end: (pool: string) => `${pool}/end`,
};

export function newer(release: string): OutsideWorld {
  const text = `The package was written by Kith ${release}, which knows more than this one: update this Kith, then try again.`;
  return new OutsideWorld(text, false, 'package-newer');
}
