import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { OutsideWorld } from '#libs/kernel/errors.js';

/** Writes a new file, on disk and whole or not at all; what an earlier try left of it is begun anew. Answers its number of lines. */
export async function writeWhole(lines: AsyncIterable<string>, file: string): Promise<number> {
  demandNew(file);
  const part = `${file}.part`;
  let count = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const line of lines) {
      count += 1;
      yield line;
    }
  }
  try {
    await pipeline(counted, fs.createWriteStream(part, { fd: opened(part), flush: true }));
    fs.renameSync(part, file);
  } catch (error) {
    fs.rmSync(part, { force: true });
    throw error;
  }
  return count;
}

/** Throws OutsideWorld if there is something under this name. */
export function demandNew(file: string): void {
  if (fs.existsSync(file)) throw new OutsideWorld(`${file} is there already: name a new file.`, false, 'file-exists');
}

function opened(part: string): number {
  try {
    return fs.openSync(part, 'w', 0o600);
  } catch (cause) {
    const text = `${part} cannot be written: check its folder and permissions.`;
    throw new OutsideWorld(text, false, 'file-unwritable', { cause });
  }
}
