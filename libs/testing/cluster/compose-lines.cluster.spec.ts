import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import vm from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { freePort } from '#libs/adapters/kafka/testing/own-broker.js';
import { OwnMongod } from '#libs/adapters/mongo/testing/own-mongod.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import { composeLine, LineRunner } from './compose-line.js';
import { ServiceProcess } from './service-process.js';
import { until } from './until.js';

const ONE = 'docker-compose.yml';
const THREE = 'docker-compose.cluster.yml';
/** One that a shell takes apart unless it is quoted. */
const PASSWORD = `a "pass" $word`;

let runner: LineRunner;
beforeEach(() => {
  runner = new LineRunner();
});
afterEach(() => runner.close());

describe('the lines of the compose files, as they stand', () => {
  it('redis: asks for its password, keeps what it is told and drops nothing; its health check knows', async () => {
    const port = await freePort();
    const program = clusterServer('KITH_REDIS_PROGRAM');
    const place = `--port ${port} --bind 127.0.0.1 --dir '${runner.folder}'`;
    runner.standIn('redis-server', `exec '${program}' "$@" ${place}`);
    runner.standIn('redis-cli', `exec '${path.join(path.dirname(program), 'redis-cli')}' -p ${port} "$@"`);
    const health = composeLine(ONE, 'redis', 'health');
    expect(await runner.run(health, { REDIS_PASSWORD: PASSWORD })).not.toBe(0);

    runner.start(composeLine(ONE, 'redis', 'command'), { REDIS_PASSWORD: PASSWORD });
    await until(
      'Redis is well',
      () => runner.run(health, { REDIS_PASSWORD: PASSWORD }),
      (code) => code === 0,
    );
    expect(await runner.run(health, { REDIS_PASSWORD: 'another' })).not.toBe(0);
    const redis = new Redis({ port, password: PASSWORD });
    const settings = [await redis.config('GET', 'appendonly'), await redis.config('GET', 'maxmemory-policy')];
    redis.disconnect();
    expect(settings.flat()).toEqual(['appendonly', 'yes', 'maxmemory-policy', 'noeviction']);
  });

  it.each([
    [ONE, 'mongo', ['mongo']],
    [THREE, 'mongo-2', ['mongo', 'mongo-2', 'mongo-3']],
  ])(
    '%s, %s: its key is read by nobody else, and its health check makes the replica set, once',
    async (file, member, members) => {
      const first = await OwnMongod.start({ replicaSet: false });
      await first.createUser('kith', PASSWORD);
      await first.stop();
      const asked = path.join(runner.folder, 'asked');
      const changed = path.join(runner.folder, 'changed');
      const at = `--dbpath '${first.data}' --port ${first.port}`;
      runner.standIn('chown', `printf '%s ' "$@" > '${changed}'`);
      // What the image does with them, but for a user of its own and the network.
      runner.standIn(
        'docker-entrypoint.sh',
        `shift; exec '${clusterServer('KITH_MONGO_PROGRAM')}' "\${@/#--bind_ip_all/--bind_ip=127.0.0.1}" ${at}`,
      );
      runner.standIn('mongosh', `printf '%s\\0' "$@" > '${asked}'`);
      const key = Buffer.from('the members know one another by this').toString('base64');
      runner.start(composeLine(file, member, 'entrypoint'), { REPLICA_KEY: key });

      const health = composeLine(file, 'mongo', 'health');
      const healthy = async (): Promise<unknown> => {
        expect(await runner.run(health, { MONGO_INITDB_ROOT_PASSWORD: PASSWORD })).toBe(0);
        return evaluated(fs.readFileSync(asked, 'utf8').split('\0'), first.port);
      };
      const made = await until('the replica set is made', healthy, (said) => said !== null);
      expect(made).toEqual(members.map((host) => `${host}:27017`));
      await until('it is there', healthy, (said) => said === null);

      const [, owner = '', folder = ''] = fs.readFileSync(changed, 'utf8').split(' ');
      const [file400 = ''] = fs.readdirSync(folder);
      expect([owner, fs.readFileSync(path.join(folder, file400), 'utf8')]).toEqual(['mongodb', key]);
      expect(fs.statSync(path.join(folder, file400)).mode & 0o777).toBe(0o400);
      // It still writes there.
      await runner.close();
      await first.remove();
    },
  );

  it.each([
    [ONE, 'kafka', 9_092],
    [THREE, 'mongo-2', 27_017],
  ])('%s, %s: well while something listens', async (file, service, port) => {
    const server = net.createServer((socket) => socket.destroy());
    const listening = once(server, 'listening');
    // Somebody else may have one there: that does as well.
    server.once('error', () => server.emit('listening')).listen(port, '127.0.0.1');
    await listening;
    expect(await runner.run(composeLine(file, service, 'health'))).toBe(0);
    server.close();
  });

  it.each(['contacts', 'ingest', 'reminders'] as const)(
    '%s: well while it answers, whatever it waits for',
    async (name) => {
      const nowhere = `127.0.0.1:${String(await freePort())}`;
      const servers = {
        KITH_KAFKA: nowhere,
        KITH_MONGO: `mongodb://${nowhere}/kith?replicaSet=rs0`,
        KITH_REDIS: `redis://${nowhere}`,
      };
      const service = ServiceProcess.start(name, { ...servers, KITH_KEYS: path.join(runner.folder, 'keys') });
      await until(
        `${name} waits`,
        () => service.reason(),
        (reason) => reason !== null && reason.startsWith('{'),
      );
      const health = composeLine(ONE, name, 'health');
      const { port: PORT } = new URL(service.address);
      expect(await runner.run(health, { PORT })).toBe(0);
      await service.kill();
      expect(await runner.run(health, { PORT })).toBe(1);
    },
  );
});

/**
 * What mongosh does with what it was asked, of a real server: answers the hosts of the replica set that it was told to
 * make, or null. The hosts of a container's network are not there: the set is made of this one.
 */
async function evaluated(args: string[], port: number): Promise<unknown> {
  const after = (flag: string): string => args[args.indexOf(flag) + 1] ?? '';
  const auth = { username: after('-u'), password: after('-p') };
  const address = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const client = new mongoose.mongo.MongoClient(address, { auth, authSource: after('--authenticationDatabase') });
  try {
    const admin = (await client.connect()).db('admin');
    const status: unknown = await admin.command({ replSetGetStatus: 1 }).catch((error: unknown) => error);
    let wanted: { _id: string; members: { host: string }[] } | null = null;
    const rs = {
      status(): unknown {
        if (status instanceof Error) throw status;
        return status;
      },
      initiate(config: typeof wanted): object {
        wanted = config;
        return { ok: 1 };
      },
    };
    expect(vm.runInNewContext(after('--eval'), { rs })).toBe(1);
    const made = wanted as { _id: string; members: { host: string }[] } | null;
    if (made === null) return null;
    await admin.command({ replSetInitiate: { _id: made._id, members: [{ _id: 0, host: `127.0.0.1:${port}` }] } });
    return made.members.map(({ host }) => host);
  } finally {
    await client.close();
  }
}
