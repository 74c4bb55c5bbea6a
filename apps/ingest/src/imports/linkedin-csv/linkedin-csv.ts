import { archiveHeader } from '../linkedin/archive-header.js';
import { findHeader } from '../tables/header.js';
import type { Header } from '../tables/header.js';
import { readTable } from '../tables/read-table.js';
import type { TableReading } from '../tables/read-table.js';
import type { TextFile } from '../tables/text-file.js';
import { UnreadableFile } from '../format.js';
import type { ImportFormat } from '../format.js';
import { columnName, columnsOf } from './columns.js';
import type { Columns } from './columns.js';
import { readConnection } from './read-connection.js';

const FILE = 'Connections.csv';

const reading: TableReading<Columns> = {
  headerOf,
  used: (columns) => Object.values(columns),
  begin: (columns) => (cells) => readConnection(cells, columns),
};

/**
 * The connections of one member, as LinkedIn exports them in the archive of a member's own data. A row that is
 * missing says nothing: only what stands in the file was observed.
 */
export const linkedInCsv: ImportFormat = {
  name: 'linkedin-csv',
  recognises: (file) => findHeader(file, columnsOf) !== null,
  read: (bytes, context) => readTable(bytes, context, reading),
};

function headerOf(file: TextFile): Header<Columns> {
  const like = `${columnName('given')}, ${columnName('family')}, ${columnName('url')}`;
  const header = archiveHeader(file, { name: FILE, like }, columnsOf);
  if (header.columns.url === -1 && header.columns.email === -1) {
    const missing = `neither "${columnName('url')}" nor "${columnName('email')}"`;
    throw new UnreadableFile(
      'missing-column',
      `The header in line ${String(header.line)} has ${missing}; export ${FILE} again with one of them.`,
      header.line,
    );
  }
  return header;
}
