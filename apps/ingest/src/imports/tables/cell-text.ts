import { isUtf8 } from 'node:buffer';
import type { RowProblem } from '../format.js';
import type { TextFile } from './text-file.js';

/** Cells as they are meant, with what had to be guessed; or why they cannot be read. */
type ReadCells = { cells: string[]; note: RowProblem | null } | { problem: RowProblem };

const PLAIN = /^[\x20-\x7e]*$/;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const UTF8_SEQUENCE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}/;
/** Bytes that Windows-1252 uses for letters and for the signs found in names; others speak for another encoding. */
const WESTERN =
  /^[\t\n\r\x20-\x7e\x80\x82\x84\x85\x8a\x8b\x8c\x8e\x91-\x97\x99\x9a-\x9c\x9e\x9f\xa0\xab\xae\xb0\xb4\xb7\xbb\xc0-\xd6\xd8-\xf6\xf8-\xff]*$/;
const windows1252 = new TextDecoder('windows-1252');

/**
 * Cells arrive one character per byte. Every row is judged by itself, so that the same row reads the same wherever
 * it stands: valid UTF-8 is UTF-8. Other bytes are Windows-1252, with a note, if the file did not declare UTF-8, the
 * row holds no UTF-8 besides, and all its bytes make sense in it; if not, the row is refused, never guessed.
 */
export function readCells(raw: string[], marked: TextFile['marked']): ReadCells {
  if (raw.every((cell) => PLAIN.test(cell))) return { cells: raw, note: null };
  if (raw.some((cell) => CONTROL.test(cell))) return { problem: problems.control };
  const bytes = raw.map((cell) => Buffer.from(cell, 'latin1'));
  if (bytes.every((cell) => isUtf8(cell))) {
    const cells = bytes.map((cell) => cell.toString('utf8'));
    return { cells, note: cells.some((cell) => cell.includes('\ufffd')) ? problems.replaced : null };
  }
  const isWestern = marked === null && raw.every((cell) => WESTERN.test(cell) && !UTF8_SEQUENCE.test(cell));
  if (!isWestern) return { problem: problems.encoding };
  return { cells: bytes.map((cell) => windows1252.decode(cell)), note: problems.western };
}

const problems = {
  control: {
    code: 'not-text',
    text: 'The row holds control characters; retype it in a text editor and import again.',
  },
  encoding: {
    code: 'mixed-encoding',
    text: 'The row holds bytes that are not valid UTF-8; save the whole file as UTF-8 and import again.',
  },
  western: {
    code: 'read-as-windows-1252',
    text: 'The row is not UTF-8 and was read as Windows-1252; check its accents.',
  },
  replaced: {
    code: 'replacement-character',
    text: 'A character of the row was lost before this file was written (�); check its name and employer.',
  },
} satisfies Record<string, RowProblem>;
