import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import vm from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { freePort } from '#libs/adapters/kafka/testing/own-broker.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import { composeLine, LineRunner } from './compose-line.js';
import { until } from './until.js';

const DEV = 'docker-compose.dev.yml';

let runner: LineRunner;
beforeEach(() => {
  runner = new LineRunner();
});
afterEach(() => runner.close());

describe('the lines of the compose file for development, as they stand', () => {
  it('kafka: well while something listens where it is told to', async () => {
    const server = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    const health = composeLine(DEV, 'kafka', 'health', { KITH_KAFKA_PORT: String(port) });
    expect(await runner.run(health)).toBe(0);

    server.close();
    await once(server, 'close');
    expect(await runner.run(health)).not.toBe(0);
  });

  it('redis: keeps what it is told and drops nothing; its health check knows', async () => {
    const port = await freePort();
    const program = clusterServer('KITH_REDIS_PROGRAM');
    const place = `--port ${port} --bind 127.0.0.1 --dir '${runner.folder}'`;
    runner.standIn('redis-server', `exec '${program}' "$@" ${place}`);
    runner.standIn('redis-cli', `exec '${path.join(path.dirname(program), 'redis-cli')}' -p ${port} "$@"`);
    const health = composeLine(DEV, 'redis', 'health');
    expect(await runner.run(health)).not.toBe(0);

    runner.start(composeLine(DEV, 'redis', 'command'), {});
    await until(
      'Redis is well',
      () => runner.run(health),
      (code) => code === 0,
    );
    const redis = new Redis({ port });
    const settings = [await redis.config('GET', 'appendonly'), await redis.config('GET', 'maxmemory-policy')];
    redis.disconnect();
    expect(settings.flat()).toEqual(['appendonly', 'yes', 'maxmemory-policy', 'noeviction']);
  });

  it('mongo: its health check makes the replica set, once, and is content with a primary only', async () => {
    const port = await freePort();
    const given = { KITH_MONGO_PORT: String(port) };
    const [data, asked] = [path.join(runner.folder, 'data'), path.join(runner.folder, 'asked')];
    fs.mkdirSync(data);
    runner.standIn(
      'mongod',
      `exec '${clusterServer('KITH_MONGO_PROGRAM')}' "\${@/#--bind_ip_all/--bind_ip=127.0.0.1}" --dbpath '${data}'`,
    );
    runner.standIn('mongosh', `printf '%s\\0' "$@" > '${asked}'`);
    runner.start(composeLine(DEV, 'mongo', 'command', given), {});

    expect(await runner.run(composeLine(DEV, 'mongo', 'health', given))).toBe(0);
    const args = fs.readFileSync(asked, 'utf8').split('\0');
    const after = (flag: string): string => args[args.indexOf(flag) + 1] ?? '';
    expect(after('--port')).toBe(String(port));
    const seen: Looked[] = [];
    await until(
      'there is a primary',
      async () => {
        seen.push(await evaluated(after('--eval'), port));
        return seen.at(-1)?.code;
      },
      (code) => code === 0,
    );
    expect(seen.filter(({ made }) => made !== null)).toEqual([{ code: 1, made: [`127.0.0.1:${port}`] }]);
  });
});

interface Looked {
  /** that the script ends with */
  code: number;
  /** the hosts of the replica set that it made, if it made one */
  made: string[] | null;
}

interface SetConfig {
  _id: string;
  members: { _id: number; host: string }[];
}

/** What mongosh does with a script, of a real server; what it makes is made once the script is over. */
async function evaluated(script: string, port: number): Promise<Looked> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    const admin = (await client.connect()).db('admin');
    const status: unknown = await admin.command({ replSetGetStatus: 1 }).catch((error: unknown) => error);
    const hello = await admin.command({ hello: 1 });
    const looked: { code: number; wanted: SetConfig | null } = { code: 0, wanted: null };
    const rs = {
      status(): void {
        if (status instanceof Error) throw status;
      },
      initiate(config: SetConfig): void {
        looked.wanted = config;
      },
    };
    vm.runInNewContext(script, { rs, db: { hello: () => hello }, quit: (code: number) => (looked.code = code) });
    if (looked.wanted === null) return { code: looked.code, made: null };
    await admin.command({ replSetInitiate: looked.wanted });
    return { code: looked.code, made: looked.wanted.members.map(({ host }) => host) };
  } finally {
    await client.close();
  }
}
