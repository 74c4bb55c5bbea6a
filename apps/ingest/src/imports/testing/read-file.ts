import { identityName } from '#libs/identity/schemes.js';
import { readFile } from 'node:fs/promises';
import { UnreadableFile, type ImportFormat, type ReadContext, type ReadRow } from '../format.js';

/** A home in Germany, where numbers without a country are dialled. */
const HOME = { country: 'DE' };

/** The rows of a file, arriving in pieces of `size` bytes. */
export async function rowsOf(
  format: ImportFormat,
  file: string | Uint8Array,
  { size = 65_536, ...context }: Partial<ReadContext> & { size?: number } = {},
): Promise<ReadRow[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const rows: ReadRow[] = [];
  for await (const row of format.read(inPieces(bytes, size), { home: HOME, ...context })) rows.push(row);
  return rows;
}

/** The rows, or `code: sentence` of a file that cannot be read as a whole. */
export async function outcomeOf(...[format, file, context]: Parameters<typeof rowsOf>): Promise<ReadRow[] | string> {
  try {
    return await rowsOf(format, file, context);
  } catch (error) {
    if (error instanceof UnreadableFile) return `${error.code}: ${error.message}`;
    throw error;
  }
}

export function fixtureOf(format: string, name: string): Promise<Buffer> {
  return readFile(new URL(`../${format}/fixtures/${name}`, import.meta.url));
}

/** `line: name | identities | employer | position | location` of good rows, `line: code` of the others; `+code` is a note. */
export function shortly(rows: readonly ReadRow[]): string[] {
  return rows.map((row) => {
    if (!row.ok) return `${String(row.row)}: ${row.ignored === true ? 'ignored ' : ''}${row.problem.code}`;
    const { data, notes } = row;
    const more = data.kind === 'person' ? [data.employer, data.position, data.location] : [];
    const identities = data.identities.map(identityName).join(' ');
    const said = [data.name?.full ?? '-', identities, ...more.map((text) => text ?? '-')].join(' | ');
    return [`${String(row.row)}: ${said}`, ...notes.map(({ code }) => `+${code}`)].join(' ');
  });
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
