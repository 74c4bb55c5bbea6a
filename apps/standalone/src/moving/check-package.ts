import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { definitionOf } from '#libs/events/catalog.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { BrokenInvariant, OutsideWorld } from '#libs/kernel/errors.js';
import { collections } from '#libs/platform/collections.js';
import { openTransferKey } from '#libs/platform/transfer-key.js';
import type { DataKey } from '#libs/ports/keys.js';
import { linesOf } from '../lines.js';
import { boundTo, MARK, newer, parsed, readHeader, readMarked, type EndLine, type Header } from './package.js';
import type { Progress } from './progress.js';

/** A package that is whole, was changed by nobody, and can be read by this release. */
export interface CheckedPackage {
  file: string;
  header: Header;
  transfer: DataKey;
  /** sha256, hex: names the package */
  digest: string;
}

/**
 * Reads a package from end to end before anything of it is taken. Throws OutsideWorld with one sentence:
 * `package-unreadable`, `package-newer`, `passphrase-wrong`, `package-damaged`.
 */
export async function checkPackage(file: string, passphrase: string, progress: Progress): Promise<CheckedPackage> {
  const lines = linesOf(fs.createReadStream(file));
  const first = await firstOf(lines);
  const header = readHeader(first);
  if (header === null) throw unreadable(file);
  const transfer = await opened(header, passphrase);
  const seen = new Seen(file, header, first);
  for await (const line of lines) {
    seen.take(line);
    progress.went('lines checked', 1);
  }
  return { file, header, transfer, digest: seen.whole(transfer) };
}

/** Takes the first line; empty for an empty file. */
export async function firstOf(lines: AsyncIterator<string, void>): Promise<string> {
  const { value, done } = await lines.next();
  return done === true ? '' : value;
}

async function opened({ pool, salt, cost, proof }: Header, passphrase: string): Promise<DataKey> {
  const transfer = await openTransferKey(passphrase, salt, cost);
  if (opens(transfer, boundTo.header(pool), proof) === pool) return transfer;
  throw new OutsideWorld('The passphrase is not the one that this package was sealed with.', false, 'passphrase-wrong');
}

const known = new Set(collections.filter(({ moves }) => moves === 'along').map(({ name }) => name));

/** What was read of a package so far. */
class Seen {
  readonly #hash = createHash('sha256');
  #lines = 0;
  #events = 0;
  #end: EndLine | null = null;
  #isNewer = false;

  constructor(
    private readonly file: string,
    private readonly header: Header,
    first: string,
  ) {
    this.#count(first);
  }

  take(line: string): void {
    if (this.#end !== null) throw this.#damaged();
    if (!line.startsWith(MARK)) this.#event(line);
    else {
      const marked = readMarked(line);
      if (marked === null) throw this.#damaged();
      if (marked.kith === 'record') this.#isNewer ||= !known.has(marked.collection);
      if (marked.kith === 'end') this.#end = marked;
    }
    if (this.#end === null) this.#count(line);
  }

  /** The digest, once nothing is missing, nothing was changed, and everything is known to this release. */
  whole(transfer: DataKey): string {
    const digest = this.#hash.digest('hex');
    const { pool, events } = this.header;
    const end = this.#end ?? { lines: 0, sha256: '', proof: '' };
    const isWhole = end.lines === this.#lines && end.sha256 === digest && this.#events === events;
    if (!isWhole || opens(transfer, boundTo.end(pool), end.proof) !== digest) throw this.#damaged();
    if (this.#isNewer) throw newer(this.header.release);
    return digest;
  }

  #event(line: string): void {
    const { pool, seq, type, dataversion } = (parsed(line) ?? {}) as Partial<Envelope>;
    if (pool !== this.header.pool || seq !== this.#events + 1) throw this.#damaged();
    const definition = definitionOf(String(type));
    this.#isNewer ||= definition === undefined || Number(dataversion) > definition.version;
    this.#events += 1;
  }

  #count(line: string): void {
    this.#lines += 1;
    this.#hash.update(`${line}\n`);
  }

  #damaged(): OutsideWorld {
    const text = `${this.file} is damaged or cut off (line ${String(this.#lines + 1)}): bring it over again; nothing of it was taken.`;
    return new OutsideWorld(text, false, 'package-damaged');
  }
}

/** Null: it was sealed by another key or for something else. */
function opens(key: DataKey, aad: string, sealed: string): string | null {
  try {
    return key.open(aad, sealed);
  } catch (error) {
    if (error instanceof BrokenInvariant) return null;
    throw error;
  }
}

function unreadable(file: string): OutsideWorld {
  const text = `${file} is no package of a pool: name a file that "npm run kith -- ledger export --move" wrote.`;
  return new OutsideWorld(text, false, 'package-unreadable');
}
