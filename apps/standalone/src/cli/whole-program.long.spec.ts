import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/** What `npm start` runs once everything is built. */
const program = path.join(import.meta.dirname, '../../../../dist/joined/main.js');

type Program = ChildProcessByStdio<null, Readable, Readable>;

interface Ended {
  code: number | null;
  error: string;
}

let root: string;

function start(settings: Record<string, string>): Program {
  const env = { PATH: process.env['PATH'], HOME: root, PORT: '0', LOG_LEVEL: 'silent', ...settings };
  return spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function endOf(child: Program): Promise<Ended> {
  const [error] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, error };
}

const foldersOf = (name: string) => ({ KITH_DATA: path.join(root, name), KITH_KEYS: path.join(root, `${name}-keys`) });

describe('the program', () => {
  let kith: Program;
  let line = '';
  const link = () => /http:\S+/.exec(line)?.[0] ?? '';

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-program-'));
    kith = start(foldersOf('first'));
    for await (const said of createInterface({ input: kith.stdout })) {
      line = said;
      break;
    }
  });
  afterAll(() => {
    kith.kill('SIGKILL');
    fs.rmSync(root, { recursive: true });
  });

  test('says in one line where it is, with a link that signs in, and where its keys are', async () => {
    expect(line).toMatch(
      /^Kith: http:\/\/localhost:\d+\/auth\/link\?token=\S+ {2}\(sign-in link, works once · keys in .+first-keys\)$/,
    );
    const answer = await fetch(link(), { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toMatch(/^kith_session=.+/);
  });

  test('ends with 1 and one sentence when its port is in use', async () => {
    const { port } = new URL(link());
    expect(await endOf(start({ ...foldersOf('second'), PORT: port }))).toEqual({
      code: 1,
      error: `Port ${port} on 127.0.0.1 is in use by another program: stop that program, or set PORT to another number.\n`,
    });
  });

  test('ends with 1 and one sentence when its data is in use', async () => {
    const { code, error } = await endOf(start(foldersOf('first')));
    expect(code).toBe(1);
    expect(error).toMatch(/^The data in .+first is in use by another Kith.+\.\n$/);
  });

  test('ends with 1 and one sentence when a folder cannot be written, or a setting is wrong', async () => {
    const file = path.join(root, 'a-file');
    fs.writeFileSync(file, '');
    const unwritable = await endOf(start({ ...foldersOf('third'), KITH_DATA: path.join(file, 'data') }));
    expect(unwritable.code).toBe(1);
    expect(unwritable.error).toMatch(/^.+ cannot be written: change .+ or set KITH_DATA to another folder\.\n$/);
    expect(await endOf(start({ PORT: 'many' }))).toEqual({
      code: 1,
      error: 'PORT must be a port number from 0 (any free one) to 65535.\n',
    });
  });

  test('ends with 0 when it is asked to end, and leaves its data free', async () => {
    kith.kill('SIGTERM');
    expect(await endOf(kith)).toEqual({ code: 0, error: '' });
    expect(fs.existsSync(path.join(root, 'first', 'server.json'))).toBe(false);
  });
});
