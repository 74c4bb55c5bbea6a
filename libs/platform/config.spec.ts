/* eslint max-lines: [error, 400] -- every setting, right and wrong */
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigInvalid, readConfig } from './config.js';
import { defaultKeysFolder } from './keys-folder.js';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.resolve('data'),
      bootstrapKey: null,
      home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
      publicUrl: null,
      trustProxy: false,
      egressAllow: [],
      egressProxy: null,
      mail: null,
      logLevel: 'info',
      cluster: null,
    });
  });

  it('takes what is set', () => {
    const env = {
      PORT: '8080',
      HOST: '0.0.0.0',
      KITH_DATA: '/srv/kith',
      KITH_KEYS: '/etc/kith',
      KITH_BOOTSTRAP_KEY: 'x'.repeat(32),
      KITH_HOME: 'America/New_York, us, EN',
      KITH_PUBLIC_URL: 'https://kith.example.org/',
      KITH_TRUST_PROXY: '1',
      KITH_EGRESS_ALLOW: 'mail.internal:993, [::1]:80',
      KITH_EGRESS_PROXY: 'http://ada:word@proxy.example:3128',
      NO_PROXY: '.example.org, kith.example',
      LOG_LEVEL: 'debug',
    };
    expect(readConfig(env)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: path.resolve('/srv/kith'),
      keysDir: path.resolve('/etc/kith'),
      bootstrapKey: 'x'.repeat(32),
      home: { zone: 'America/New_York', country: 'US', language: 'en' },
      publicUrl: 'https://kith.example.org',
      trustProxy: 1,
      egressAllow: ['mail.internal:993', '[::1]:80'],
      egressProxy: { url: 'http://ada:word@proxy.example:3128/', except: ['.example.org', 'kith.example'] },
      mail: null,
      logLevel: 'debug',
      cluster: null,
    });
  });

  it('goes out through the proxy that other programs are told of, unless one is named for Kith', () => {
    const env = { HTTPS_PROXY: 'proxy.example:3128' };
    expect(readConfig(env).egressProxy).toEqual({ url: 'http://proxy.example:3128/', except: [] });
    const own = readConfig({ ...env, KITH_EGRESS_PROXY: 'http://own.example' });
    expect(own.egressProxy).toMatchObject({ url: 'http://own.example/' });
    expect(problems({ HTTPS_PROXY: 'socks5://proxy.example' })).toEqual([
      'HTTPS_PROXY must be the address of a proxy, such as "http://proxy.example.org:3128".',
    ]);
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', KITH_BOOTSTRAP_KEY: ' ' })).toMatchObject({ port: 3000, bootstrapKey: null });
  });

  it('names everything that is wrong at once, and shows no value', () => {
    const env = { PORT: '70000', KITH_BOOTSTRAP_KEY: 'too-short-secret', KITH_HOME: 'Berlin', LOG_LEVEL: 'loud' };
    expect(problems(env)).toEqual([
      'PORT must be a port number from 0 (any free one) to 65535.',
      'KITH_BOOTSTRAP_KEY must be at least 32 characters long.',
      'KITH_HOME must be a time zone, a country and a language (en or de), such as "Europe/Berlin,DE,en".',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ]);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['KITH_HOME', 'Mars/Olympus,DE,en'],
    ['KITH_HOME', 'Europe/Berlin,XX,en'],
    ['KITH_HOME', 'Europe/Berlin,DE,fr'],
    ['KITH_HOME', 'Europe/Berlin,DE,en,more'],
    ['KITH_PUBLIC_URL', 'kith.example.org'],
    ['KITH_PUBLIC_URL', 'https://kith.example.org/app'],
    ['KITH_PUBLIC_URL', 'https://user@kith.example.org'],
    ['KITH_TRUST_PROXY', 'true'],
    ['KITH_EGRESS_ALLOW', 'mail.internal'],
    ['KITH_EGRESS_ALLOW', 'mail.internal:993,,'],
  ])('refuses %s=%s in one sentence', (name, value) => {
    expect(problems({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be .+\\.$`))]);
  });
});

describe('the servers of a cluster', () => {
  const servers = {
    KITH_KAFKA: 'kafka:9092, kafka-2:9092',
    KITH_MONGO: 'mongodb://kith:secret@mongo:27017/kith?replicaSet=rs0',
    KITH_REDIS: 'redis://:secret@redis:6379',
  };

  it('are taken where all three are set', () => {
    expect(readConfig(servers).cluster).toEqual({
      kafka: { brokers: ['kafka:9092', 'kafka-2:9092'], sasl: null, tls: false, replication: 1, namespace: 'kith' },
      mongo: servers.KITH_MONGO,
      mongoKeys: null,
      mongoErasures: null,
      redis: servers.KITH_REDIS,
      partitions: 64,
    });
  });

  it('are taken with everything that can be said of them', () => {
    const more = {
      KITH_KAFKA_USER: 'kith',
      KITH_KAFKA_PASSWORD: 'secret',
      KITH_KAFKA_MECHANISM: 'scram-sha-512',
      KITH_KAFKA_TLS: 'true',
      KITH_KAFKA_REPLICATION: '3',
      KITH_KAFKA_NAMESPACE: 'kith-2',
      KITH_MONGO_KEYS: 'mongodb://other/keys',
      KITH_MONGO_ERASURES: 'mongodb+srv://third/erasures',
      KITH_PARTITIONS: '128',
    };
    expect(readConfig({ ...servers, ...more }).cluster).toMatchObject({
      kafka: {
        sasl: { mechanism: 'scram-sha-512', username: 'kith', password: 'secret' },
        tls: true,
        replication: 3,
        namespace: 'kith-2',
      },
      mongoKeys: 'mongodb://other/keys',
      mongoErasures: 'mongodb+srv://third/erasures',
      partitions: 128,
    });
  });

  it.each([
    ['KITH_KAFKA', 'KITH_MONGO, KITH_REDIS'],
    ['KITH_MONGO', 'KITH_KAFKA, KITH_REDIS'],
    ['KITH_REDIS', 'KITH_KAFKA, KITH_MONGO'],
  ] as const)('belong together: %s alone is refused in one sentence that names the others', (name, others) => {
    expect(problems({ [name]: servers[name] })).toEqual([
      `KITH_KAFKA, KITH_MONGO, KITH_REDIS belong together: set all of them to run on servers, or none to run on this machine alone; missing: ${others}.`,
    ]);
  });

  it.each([
    ['KITH_KAFKA', 'kafka'],
    ['KITH_KAFKA', 'kafka://kith:secret@kafka:9092'],
    ['KITH_KAFKA_MECHANISM', 'oauth'],
    ['KITH_KAFKA_TLS', 'yes'],
    ['KITH_KAFKA_REPLICATION', '0'],
    ['KITH_KAFKA_NAMESPACE', 'Kith!'],
    ['KITH_MONGO', 'mongo:27017/secret'],
    ['KITH_MONGO_KEYS', 'secret'],
    ['KITH_REDIS', 'redis:6379/secret'],
    ['KITH_PARTITIONS', '0'],
    ['KITH_PARTITIONS', '2000'],
  ])('refuse %s=%s in one sentence that does not show it', (name, value) => {
    const said = problems({ ...servers, [name]: value });
    expect(said).toEqual([expect.stringMatching(new RegExp(`^${name} must be .+\\.$`))]);
    expect(said.join()).not.toContain('secret');
  });

  it('are not used in production without authentication, unless they run on this machine', () => {
    const production = { ...servers, NODE_ENV: 'production' };
    const bare = {
      KITH_MONGO: 'mongodb://one:27017,two:27017/kith?replicaSet=rs0',
      KITH_REDIS: 'rediss://:@cache:6379',
      KITH_MONGO_KEYS: 'mongodb+srv://keys.example.org',
    };
    const login = { KITH_KAFKA_USER: 'kith', KITH_KAFKA_PASSWORD: 'secret' };
    const here = {
      KITH_KAFKA: 'localhost:9092,[::1]:9093',
      KITH_MONGO: 'mongodb://127.0.0.1:27017/kith?replicaSet=rs0',
      KITH_REDIS: 'redis://[::1]:6379/1',
    };
    expect(problems({ ...production, ...bare })).toEqual([
      'In production every server on another machine needs a user or password; without one: KITH_KAFKA, KITH_MONGO, KITH_MONGO_KEYS, KITH_REDIS (set KITH_KAFKA_USER and KITH_KAFKA_PASSWORD).',
    ]);
    expect(problems({ ...production, ...login, ...bare, KITH_MONGO_KEYS: '' })).toEqual([
      'In production every server on another machine needs a user or password; without one: KITH_MONGO, KITH_REDIS.',
    ]);
    const secured = { KITH_MONGO: 'mongodb://kith:secret@mongo/kith', KITH_REDIS: 'redis://:secret@redis:6379' };
    expect(problems({ ...production, ...login, ...secured })).toEqual([]);
    expect(problems({ ...production, ...here })).toEqual([]);
    expect(problems({ ...servers, ...bare })).toEqual([]);
  });

  it('need a password with a user', () => {
    expect(problems({ ...servers, KITH_KAFKA_USER: 'kith' })).toEqual([
      'KITH_KAFKA_USER and KITH_KAFKA_PASSWORD belong together; missing: KITH_KAFKA_PASSWORD.',
    ]);
  });
});

describe('the keys of a data folder', () => {
  const folder = (data: string, system: NodeJS.Platform, env = {}) => defaultKeysFolder(env, data, system);

  it('lie in the user’s configuration folder, wherever the system keeps it', () => {
    expect(folder('/srv/a', 'linux')).toContain(path.join(os.homedir(), '.config', 'kith', 'a-'));
    expect(folder('/srv/a', 'linux', { XDG_CONFIG_HOME: '/conf' })).toContain(path.join('/conf', 'kith', 'a-'));
    expect(folder('/srv/a', 'darwin')).toContain(path.join('Library', 'Application Support', 'kith', 'a-'));
    expect(folder('/srv/a', 'win32', { APPDATA: '/roaming' })).toContain(path.join('/roaming', 'kith', 'a-'));
  });

  it('are its own: two folders of the same name do not share them, one folder written two ways does', () => {
    expect(folder('/one/kith', 'linux')).not.toBe(folder('/other/kith', 'linux'));
    expect(folder('/srv/./b/../a', 'linux')).toBe(folder('/srv/a', 'linux'));
  });
});

function problems(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.message.split('\n');
    throw error;
  }
}
