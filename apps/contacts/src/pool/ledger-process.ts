import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Ledger } from '#libs/ports/ledger.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';

/** Who reads a pool's ledger apart: the file of the program, where the ledger is, and what ends it. */
export interface Apart {
  program: string;
  ledger: Pick<Ledger, 'read'>;
  signal: AbortSignal;
}

/** What the program says: how far it is, and at last what came of it, or why nothing did. */
interface Word {
  day?: number;
  of?: number;
  results?: Record<string, unknown>;
  failed?: string;
}

/**
 * Writes the pool's ledger, sealed as it is, into a folder of its own and gives it, as the work that `workOf` makes of
 * the file, to a process of its own, behind everybody else's work; both are gone at the end. Answers what the program
 * says came of it. Rejects if the process came to nothing, or was ended by `signal`.
 */
export async function readApart(
  { program, ledger, signal }: Apart,
  pool: string,
  workOf: (file: string) => object,
  went: (day: number, of: number) => void = () => undefined,
): Promise<Record<string, unknown>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-replay-'));
  try {
    const file = path.join(folder, 'ledger.ndjson');
    await pipeline(linesOf(ledger, pool), fs.createWriteStream(file, { mode: 0o600 }), { signal });
    return await done(program, workOf(file), { signal, went });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function* linesOf(ledger: Pick<Ledger, 'read'>, pool: string): AsyncGenerator<string> {
  for await (const page of ledgerPages(ledger, pool)) {
    yield page.map((event) => `${JSON.stringify(event)}\n`).join('');
  }
}

function done(
  program: string,
  work: object,
  { signal, went }: { signal: AbortSignal; went: (day: number, of: number) => void },
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [], { stdio: 'ignore' });
    // It is over when it is gone: until then it writes where its files are.
    signal.addEventListener('abort', () => void child.kill(), { once: true });
    if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
    child.on('message', ({ day, of, results, failed }: Word) => {
      if (results !== undefined) resolve(results);
      if (failed !== undefined) reject(new Error(failed));
      if (day !== undefined && of !== undefined) went(day, of);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      reject(new Error(`the process ended with ${String(code)}`));
    });
    child.send(work);
  });
}
