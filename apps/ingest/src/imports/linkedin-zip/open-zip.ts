import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../format.js';
import { Spool } from './spool.js';

/** What an archive may hold: against files that are made to grow. Numbers: the limits of this product, see docs/how-to/add-a-format.md. */
const MOST_BYTES = 100_000_000;
const MOST_ENTRIES = 1_000;
const MOST_UNZIPPED = 200_000_000;
const HIGHEST_RATIO = 100;
/** Below this size a ratio says nothing. */
const SMALL = 1_000_000;

/** One file of an archive; its bytes are unpacked as they are asked for. */
export interface ZippedFile {
  /** with its folders */
  path: string;
  open: () => AsyncIterable<Uint8Array>;
}

/** An archive whose list was read. */
export interface OpenZip {
  files: ZippedFile[];
  /** Gives back what it takes; no file is read any more. */
  close: () => Promise<void>;
}

/**
 * The files of a zip archive. Its list stands at its end, so all of it is put aside first (100 MB at most, on the disk,
 * sealed); nothing is unpacked but what is opened. Throws UnreadableFile `zip-…` for whatever is no archive, broken,
 * encrypted or beyond the limits.
 */
export async function openZip(bytes: AsyncIterable<Uint8Array>): Promise<OpenZip> {
  const spool = await Spool.begin();
  try {
    await fill(spool, bytes);
    const { zip, entries } = await entriesIn(spool);
    refuseGrowing(entries);
    const files = entries
      .filter(({ fileName }) => !fileName.endsWith('/'))
      .map((entry) => ({ path: entry.fileName, open: () => bytesOf(zip, entry) }));
    return { files, close: () => spool.end() };
  } catch (error) {
    await spool.end();
    throw error;
  }
}

async function fill(spool: Spool, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) {
    if (spool.size + piece.length > MOST_BYTES) throw refused('zip-too-large', 'The archive is larger than 100 MB.');
    await spool.add(piece);
  }
}

async function entriesIn(spool: Spool): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
    const zip = await fromRandomAccessReaderPromise(spool, spool.size, options);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) throw refused('zip-too-many', 'The archive holds more than 1,000 files.');
    }
    return { zip, entries };
  } catch (error) {
    throw error instanceof UnreadableFile ? error : refusedFor(error);
  }
}

/** Names that lead out of the archive are found by the reader itself. */
function refusedFor(error: unknown): UnreadableFile {
  const message = error instanceof Error ? error.message : '';
  if (/absolute path|relative path|invalid characters|backslash/i.test(message)) {
    return refused(
      'zip-path',
      'A file in the archive has a name that leads out of it; import it as it came from LinkedIn.',
    );
  }
  if (/encryption/.test(message)) return encrypted();
  return refused('zip-broken', 'This is no whole zip archive; download it again and import it as it came.');
}

function encrypted(): UnreadableFile {
  return refused('zip-encrypted', 'The archive is protected by a password; unpack it and import its files.');
}

function refuseGrowing(entries: readonly Entry[]): void {
  if (entries.some((entry) => entry.isEncrypted())) throw encrypted();
  const unzipped = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unzipped > MOST_UNZIPPED) throw refused('zip-too-large', 'Unpacked, the archive is larger than 200 MB.');
  if (entries.some(grows))
    throw refused('zip-ratio', 'A file in the archive grows more than a hundredfold; it is not opened.');
}

function grows({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > SMALL && uncompressedSize > compressedSize * HIGHEST_RATIO;
}

/** More bytes than the list says are an error of the reader. */
async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
  } catch {
    throw refused(
      'zip-broken',
      `"${nameOf(entry.fileName)}" in the archive is damaged; download it again and import it as it came.`,
    );
  }
}

/** The name of a file without its folders. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function refused(code: string, text: string): UnreadableFile {
  return new UnreadableFile(code, text);
}
