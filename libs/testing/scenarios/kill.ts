import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, startServerProcess, type ServerProcess } from '../bench/server-process.js';
import { contentOf, pendingReceipts, type Content } from './content.js';
import { crowd, fileOf } from './crowd.js';
import { untrue, type Lived } from './lived.js';

interface Wish {
  times: number;
  rows: number;
}

/**
 * Uploads a file to a real server and kills the server at moments spread evenly over what an undisturbed import takes,
 * from the first byte to `import-finished`. It is started again, the client sends its file again under the same key,
 * and in the end ledger and documents must be those of the undisturbed import. At least one kill in four falls between
 * the commit of a batch and the reading of its receipt.
 */
export async function kills({ times, rows }: Wish): Promise<Lived> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-kill-'));
  const file = fileOf(crowd({ first: 1, count: rows, now: Date.now(), from: 40, to: 1200 }));
  try {
    await (await startServerProcess(`${home}/first`)).stop();
    const { took } = await upload(fresh(home, 'whole'), file, null);
    const expected = await contentOf(`${home}/whole`);
    const table = [`undisturbed: ${rows} rows in ${took.toFixed(0)} ms, ${expected.ledger.length} events`];
    let [between, same] = [0, 0];
    for (let n = 1; n <= times; n += 1) {
      const at = (took * n) / (times + 1);
      const { state, pending } = await upload(fresh(home, String(n)), file, at);
      const unlike = difference(await contentOf(`${home}/${n}`), expected);
      between += pending > 0 ? 1 : 0;
      same += unlike === null ? 1 : 0;
      table.push(lineOf({ n, at, state, pending, unlike }));
      fs.rmSync(`${home}/${n}`, { recursive: true, force: true });
    }
    table.push(`${between} of ${times} kills between a commit and the reading of its receipt`);
    return {
      table,
      unkept: untrue({
        'ledger and documents are those of the undisturbed import': same === times,
        'a kill in four falls between a commit and the reading of its receipt': between >= times / 4,
      }),
    };
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

/** A new folder with the pool and the pepper of the first, so that the same input gets the same ids. */
function fresh(home: string, name: string): string {
  fs.cpSync(`${home}/first/keys`, `${home}/${name}/keys`, { recursive: true });
  fs.cpSync(`${home}/first/data`, `${home}/${name}/data`, { recursive: true });
  return `${home}/${name}`;
}

interface Uploaded {
  /** from the first byte to `finished`, ms */
  took: number;
  /** what was killed: nothing, an upload, or an import that was being decided */
  state: string;
  /** receipts that lay unread in the killed server's data */
  pending: number;
}

async function upload(folder: string, file: string, killAfter: number | null): Promise<Uploaded> {
  let server = await startServerProcess(folder);
  const started = performance.now();
  const first = send(server, file).catch(() => null);
  let [state, pending] = ['not killed', 0];
  if (killAfter !== null) {
    await wait(killAfter);
    await server.kill();
    pending = pendingReceipts(folder);
    state = (await first) === null ? 'while it was uploaded' : 'while rows were decided';
    server = await startServerProcess(folder);
  }
  const id = (killAfter === null ? await first : null) ?? (await send(server, file));
  for (let now = ''; now !== 'finished'; now = await stateOf(server, id)) await wait(5);
  const took = performance.now() - started;
  await server.kill();
  return { took, state, pending };
}

async function send({ address }: ServerProcess, file: string): Promise<string> {
  const answer = await ask(address, '/v1/imports?format=linkedin-csv', {
    method: 'POST',
    body: file,
    key: 'the one upload',
    headers: { 'content-type': 'text/csv' },
  });
  const body = (await answer.json()) as { id?: string };
  if (body.id === undefined) throw new Error(JSON.stringify(body));
  return body.id;
}

async function stateOf({ address }: ServerProcess, id: string): Promise<string> {
  const body = (await (await ask(address, `/v1/imports/${id}`)).json()) as { state: string };
  if (body.state === 'failed') throw new Error('the import failed');
  return body.state;
}

/** Where two data folders differ first, or null. */
function difference(one: Content, other: Content): string | null {
  for (const part of ['ledger', 'documents'] as const) {
    const at = one[part].findIndex((line, index) => line !== other[part][index]);
    const [mine = 'nothing', theirs = 'nothing'] = [one[part][at], other[part][at]];
    if (at >= 0 || one[part].length !== other[part].length) return `${part}: ${mine} instead of ${theirs}`;
  }
  return null;
}

interface Line {
  n: number;
  at: number;
  state: string;
  pending: number;
  unlike: string | null;
}

function lineOf({ n, at, state, pending, unlike }: Line): string {
  const when = `killed after ${at.toFixed(0).padStart(6)} ms ${state.padEnd(24)}`;
  return `${String(n).padStart(3)}  ${when} unread receipts: ${String(pending).padStart(3)}  ${unlike ?? 'same'}`;
}
