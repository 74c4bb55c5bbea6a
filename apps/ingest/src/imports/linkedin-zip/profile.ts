import { tidyText } from '../people/tidy-text.js';
import { columnsNamed } from '../tables/columns-named.js';
import { findHeader, type Header } from '../tables/header.js';
import { readTable } from '../tables/read-table.js';
import { UnreadableFile } from '../format.js';

const NAMES = { given: ['First Name'], family: ['Last Name'] } as const;
type Columns = Record<keyof typeof NAMES, number>;

/** The name of the member whose archive this is, all that is read of Profile.csv; null if it does not say. */
export async function profileName(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  try {
    for await (const row of readTable<Columns, string>(bytes, { home: { country: '' } }, reading)) {
      return row.ok && row.data !== '' ? row.data : null;
    }
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

const reading = {
  headerOf(file: Parameters<typeof findHeader>[0]): Header<Columns> {
    const header = findHeader(file, columnsOf);
    if (header === null) throw new UnreadableFile('no-header', 'Profile.csv names no columns.');
    return header;
  },
  used: ({ given, family }: Columns) => [given, family],
  begin:
    ({ given, family }: Columns) =>
    (cells: string[]) => ({ data: tidyText(`${cells[given] ?? ''} ${cells[family] ?? ''}`), notes: [] }),
};

function columnsOf(names: string[]): Columns | null {
  const columns = columnsNamed(names, NAMES);
  return columns.given === -1 || columns.family === -1 ? null : columns;
}
