import fs from 'node:fs';
import path from 'node:path';
import { keyName } from '#libs/adapters/crypto/wrapped-key.js';
import type { Tombstone } from '#libs/ports/keys.js';

/** The list of destroyed keys beside the master key, outside the data and its backups: a restored backup cannot bring one back. One JSON object a line, only ever added to. */
export class ErasureLog {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, 'erasures.ndjson');
  }

  /** All tombstones; a last line that a crash cut off is left out. */
  read(): Tombstone[] {
    if (!fs.existsSync(this.#file)) return [];
    const lines = fs.readFileSync(this.#file, 'utf8').split('\n');
    return lines.flatMap((line) => parse(line) ?? []);
  }

  /** All tombstones, with those that are not in the list yet added to it. */
  union(others: readonly Tombstone[]): Tombstone[] {
    const logged = this.read();
    const known = new Set(logged.map(keyName));
    const missing = others.filter((one) => !known.has(keyName(one)));
    this.append(missing);
    return [...logged, ...missing];
  }

  /** On disk when it returns. */
  append(tombstones: Tombstone[]): void {
    if (tombstones.length === 0) return;
    const handle = fs.openSync(this.#file, 'a', 0o600);
    try {
      // The line break in front ends a line that a crash cut off.
      fs.writeSync(handle, `\n${tombstones.map((tombstone) => JSON.stringify(tombstone)).join('\n')}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  }
}

function parse(line: string): Tombstone | null {
  try {
    const { pool, subject, at } = JSON.parse(line) as Tombstone;
    return { pool, subject, at };
  } catch {
    return null;
  }
}
