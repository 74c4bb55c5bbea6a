import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '#libs/testing/cluster/until.js';
import { clusterServer, isThere } from '#libs/testing/contracts/cluster-servers.js';

const script = fileURLToPath(new URL('../../../scripts/servers.mjs', import.meta.url));

interface Noted {
  redis?: { pid: number; data: string };
}

let noted = '';
beforeEach(() => {
  noted = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-noted-'));
});
afterEach(async () => {
  await say('down');
  fs.rmSync(noted, { recursive: true });
});

/** `npm run servers -- <command>` where, but for `given`, only Redis is missing, and no container engine answers. */
function say(command: string, given: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const needed = { KITH_KAFKA: clusterServer('KITH_KAFKA'), KITH_MONGO: clusterServer('KITH_MONGO') };
  const optional = (['KITH_DOVECOT', 'KITH_RADICALE', 'KITH_PRETALX', 'KITH_BLUESKY'] as const).filter(isThere);
  const others = Object.fromEntries(optional.map((name) => [name, clusterServer(name)]));
  const known = { ...needed, ...others, KITH_REDIS: '' };
  const ours = { KITH_SERVERS_NOTED: noted, DOCKER_HOST: 'tcp://127.0.0.1:1' };
  const env = { ...process.env, ...known, ...ours, ...given };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, command], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: `${stdout}${stderr}` });
    });
  });
}

function redis(): { pid: number; data: string } {
  const file = path.join(noted, 'running.json');
  const { redis: found } = JSON.parse(fs.readFileSync(file, 'utf8')) as Noted;
  if (found === undefined) throw new Error('Redis is not noted');
  return found;
}

/** One that has ended and that nobody asked for its end still has a number, but works nowhere. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (fs.existsSync('/proc/self/cwd')) fs.readlinkSync(`/proc/${String(pid)}/cwd`);
    return true;
  } catch {
    return false;
  }
}

test('`npm run servers`: what is missing is started once, also by two at once; it is said where it is, that it died, and it goes without a trace', async () => {
  expect(await say('status')).toMatchObject({
    code: 1,
    said: expect.stringContaining('# Redis: not started') as unknown,
  });

  const [one, other] = await Promise.all([say('up'), say('up')]);
  const first = redis();
  const line = new RegExp(`^export KITH_REDIS='redis://127\\.0\\.0\\.1:\\d+' {3}# process ${String(first.pid)}$`, 'm');
  for (const { code, said } of [one, other, await say('status')]) {
    expect(said).toMatch(line);
    expect(code).toBe(0);
  }
  expect([one, other].filter(({ said }) => said.includes('starting'))).toHaveLength(1);

  process.kill(first.pid, 'SIGKILL');
  await until(
    'Redis is dead',
    () => lives(first.pid),
    (alive) => !alive,
  );
  expect(await say('status')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^# Redis: .*ECONNREFUSED/m) as unknown,
  });
  expect((await say('up')).code).toBe(0);
  const second = redis();
  expect([second.pid === first.pid, fs.existsSync(first.data), fs.existsSync(second.data)]).toEqual([
    false,
    false,
    true,
  ]);

  expect((await say('down')).said).toContain('stopped: redis');
  await until(
    'nothing runs',
    () => lives(second.pid),
    (alive) => !alive,
  );
  expect([fs.existsSync(second.data), fs.readdirSync(noted)]).toEqual([false, ['running.json']]);
  expect((await say('down')).said).toContain('stopped: nothing ran');
});

test('`npm run servers`: a mail server that cannot start is left out, without a trace of it', async () => {
  const broken = path.join(noted, 'dovecot');
  fs.writeFileSync(broken, '#!/bin/sh\necho it is broken\nexit 1\n', { mode: 0o755 });
  const given = { KITH_DOVECOT: '', PATH: `${noted}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const up = await say('up', { ...given, KITH_REDIS: clusterServer('KITH_REDIS') });
  expect(up).toEqual({ code: 0, said: expect.stringMatching(/^Dovecot +is left out: /m) as unknown });
  expect(JSON.parse(fs.readFileSync(path.join(noted, 'running.json'), 'utf8'))).toEqual({});
});
