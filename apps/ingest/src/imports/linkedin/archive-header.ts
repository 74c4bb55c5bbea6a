import { UnreadableFile } from '../format.js';
import { findHeader, refuseEmpty, type Header } from '../tables/header.js';
import { refuseOtherFile } from '../tables/other-file.js';
import type { TextFile } from '../tables/text-file.js';

/** The header of a file of an archive; `like` are some of its names. Throws UnreadableFile if the file is not that one. */
export function archiveHeader<Columns>(
  file: TextFile,
  { name, like }: { name: string; like: string },
  columnsOf: (names: string[]) => Columns | null,
): Header<Columns> {
  refuseEmpty(file, name);
  refuseOtherFile(file.head, name);
  const header = findHeader(file, columnsOf);
  if (header !== null) return header;
  throw new UnreadableFile(
    'no-header',
    `None of the first 50 lines names the columns (${like} …, separated by commas); import ${name} of a LinkedIn archive as it is.`,
  );
}
