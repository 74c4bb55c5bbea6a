import path from 'node:path';
import { z } from 'zod';
import { clusterOf, clusterProblems, clusterSettings } from './cluster-config.js';
import type { ClusterConfig } from './cluster-config.js';
import { egressSettings, proxyOf, type EgressProxy } from './egress-config.js';
import { homeSetting } from './home.js';
import type { Home } from './home.js';
import { defaultKeysFolder } from './keys-folder.js';
import { mailOf, mailProblems, mailSettings } from './mail-config.js';
import type { MailConfig } from './mail-config.js';

export interface Config {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Absolute; never inside `dataDir` unless KITH_KEYS says so. */
  keysDir: string;
  /** The owner's API key for automation, null without. */
  bootstrapKey: string | null;
  home: Home;
  /** Scheme, host and port under which people reach Kith, null where it listens. */
  publicUrl: string | null;
  /** How many proxies stand before it; false: none, and their headers are not believed. */
  trustProxy: number | false;
  /** `host:port` of private addresses that may be called. */
  egressAllow: string[];
  /** Through whom everything else goes out; null: straight. */
  egressProxy: EgressProxy | null;
  /** null: no digests by e-mail. */
  mail: MailConfig | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** null: everything in this process, in files. */
  cluster: ClusterConfig | null;
}

/** Everything that is wrong with the environment, one sentence a line. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting there is. The messages go on from "… must be". */
const schema = z.object({
  PORT: wholeNumber(0, 65_535, 'a port number from 0 (any free one) to 65535').default(3000),
  HOST: z.string().default('127.0.0.1'),
  KITH_DATA: z.string().default('./data'),
  KITH_KEYS: z.string().optional(),
  KITH_BOOTSTRAP_KEY: z.string().min(32, 'at least 32 characters long').optional(),
  KITH_HOME: homeSetting.default({ zone: 'Europe/Berlin', country: 'DE', language: 'en' }),
  KITH_PUBLIC_URL: z.string().transform(toOrigin).optional(),
  KITH_TRUST_PROXY: wholeNumber(0, 10, 'the number of proxies before Kith, from 0 to 10').default(0),
  ...egressSettings,
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  ...mailSettings,
  ...clusterSettings,
});

/** Reads the environment, once, for main and the command line. An empty variable counts as not set. Throws ConfigInvalid. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const { data, error } = schema.safeParse(set);
  if (error !== undefined) throw new ConfigInvalid(error.issues.map(sentence).join('\n'));
  const cluster = clusterOf(data);
  const problems = [
    ...clusterProblems(data),
    ...mailProblems(data, cluster === null || data.KITH_PUBLIC_URL !== undefined),
  ];
  if (problems.length > 0) throw new ConfigInvalid(problems.join('\n'));
  const dataDir = path.resolve(data.KITH_DATA);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir,
    keysDir: path.resolve(data.KITH_KEYS ?? defaultKeysFolder(env, dataDir)),
    bootstrapKey: data.KITH_BOOTSTRAP_KEY ?? null,
    home: data.KITH_HOME,
    publicUrl: data.KITH_PUBLIC_URL ?? null,
    trustProxy: data.KITH_TRUST_PROXY === 0 ? false : data.KITH_TRUST_PROXY,
    egressAllow: data.KITH_EGRESS_ALLOW,
    egressProxy: proxyOf(data),
    logLevel: data.LOG_LEVEL,
    mail: mailOf(data),
    cluster,
  };
}

/** Never shows the value: it may be a secret. */
function sentence({ path: [name], message }: z.core.$ZodIssue): string {
  return `${String(name)} must be ${message}.`;
}

function wholeNumber(from: number, to: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);
}

function toOrigin(text: string, context: z.core.$RefinementCtx<string>): string {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname + url.search + url.hash === '/';
  if (isOrigin && url.username === '') return url.origin;
  context.addIssue('an address without a path, such as "https://kith.example.org"');
  return z.NEVER;
}
