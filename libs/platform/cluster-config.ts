import { z } from 'zod';

/** Where the servers of a cluster are. Addresses of MongoDB and Redis, and the password, are secrets: never shown. */
export interface ClusterConfig {
  kafka: {
    /** `host:port` of some of the brokers */
    brokers: string[];
    sasl: Login | null;
    tls: boolean;
    /** copies of every partition */
    replication: number;
    /** begins the names of topics and groups, and of keys in Redis */
    namespace: string;
  };
  mongo: string;
  /** null: in a database beside `mongo` */
  mongoKeys: string | null;
  /** null: in a database beside `mongo` */
  mongoErasures: string | null;
  redis: string;
  /** chosen once; recorded in the database */
  partitions: number;
}

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
type Login = {
  [M in (typeof MECHANISMS)[number]]: { mechanism: M; username: string; password: string };
}[(typeof MECHANISMS)[number]];

/** Names of this machine. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

const mongoAddress = z
  .string()
  .regex(/^mongodb(\+srv)?:\/\/[^/]+/, 'an address such as "mongodb://user:password@host:27017/kith?replicaSet=rs0"');

/** The settings of a cluster. The messages go on from "… must be". */
export const clusterSettings = {
  KITH_KAFKA: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((brokers) => brokers.every((broker) => /^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i.test(broker)), {
      message: 'a list of "host:port", separated by commas',
    })
    .optional(),
  KITH_KAFKA_USER: z.string().optional(),
  KITH_KAFKA_PASSWORD: z.string().optional(),
  KITH_KAFKA_MECHANISM: z.enum(MECHANISMS, `one of ${MECHANISMS.join(', ')}`).default('plain'),
  KITH_KAFKA_TLS: z.enum(['true', 'false'], '"true" or "false"').default('false'),
  KITH_KAFKA_REPLICATION: count(1, 5, 'the number of copies of what Kafka holds, from 1 to 5').default(1),
  KITH_KAFKA_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'at most 40 small letters, digits and hyphens')
    .default('kith'),
  KITH_MONGO: mongoAddress.optional(),
  KITH_MONGO_KEYS: mongoAddress.optional(),
  KITH_MONGO_ERASURES: mongoAddress.optional(),
  KITH_REDIS: z
    .string()
    .regex(/^rediss?:\/\/[^/]+/, 'an address such as "redis://user:password@host:6379"')
    .optional(),
  KITH_PARTITIONS: count(1, 1_024, 'a whole number from 1 to 1024').default(64),
  NODE_ENV: z.string().optional(),
};

export type ClusterSettings = z.output<z.ZodObject<typeof clusterSettings>>;

const TOGETHER = ['KITH_KAFKA', 'KITH_MONGO', 'KITH_REDIS'] as const;

/** What does not fit together, one sentence each. */
export function clusterProblems(settings: ClusterSettings): string[] {
  const missing = TOGETHER.filter((name) => settings[name] === undefined);
  const isHalf = missing.length > 0 && missing.length < TOGETHER.length;
  const half = `${TOGETHER.join(', ')} belong together: set all of them to run on servers, or none to run on this machine alone; missing: ${missing.join(', ')}.`;
  const hasUser = settings.KITH_KAFKA_USER !== undefined;
  const isAlone = hasUser !== (settings.KITH_KAFKA_PASSWORD !== undefined);
  const alone = `KITH_KAFKA_USER and KITH_KAFKA_PASSWORD belong together; missing: ${hasUser ? 'KITH_KAFKA_PASSWORD' : 'KITH_KAFKA_USER'}.`;
  return [...(isHalf ? [half] : []), ...(isAlone ? [alone] : []), ...openServers(settings)];
}

/** In production nobody but this machine may come in without a name. */
function openServers(settings: ClusterSettings): string[] {
  const { KITH_KAFKA: brokers = [], KITH_KAFKA_USER: user, NODE_ENV } = settings;
  if (NODE_ENV !== 'production') return [];
  const addresses = ['KITH_MONGO', 'KITH_MONGO_KEYS', 'KITH_MONGO_ERASURES', 'KITH_REDIS'] as const;
  const open: string[] = addresses.filter((name) => isOpen(settings[name]));
  if (user === undefined && brokers.some((broker) => !isLoopback(broker))) open.unshift('KITH_KAFKA');
  if (open.length === 0) return [];
  return [
    `In production every server on another machine needs a user or password; without one: ${open.join(', ')}${open[0] === 'KITH_KAFKA' ? ' (set KITH_KAFKA_USER and KITH_KAFKA_PASSWORD)' : ''}.`,
  ];
}

/** Whether an address leads to another machine and carries nothing to prove who comes. A certificate is proof, too. */
function isOpen(address: string | undefined): boolean {
  const [, login, hosts = ''] = /^[\w+]+:\/\/(?:([^/]*)@)?([^/?]*)/.exec(address ?? '') ?? [];
  if (address === undefined || /authMechanism=MONGODB-X509/.test(address)) return false;
  return (login ?? '').replaceAll(':', '') === '' && hosts.split(',').some((host) => !isLoopback(host));
}

function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.replace(/:\d+$/, ''));
}

/** The cluster that is asked for; null: none, everything on this machine. */
export function clusterOf(settings: ClusterSettings): ClusterConfig | null {
  const { KITH_KAFKA: brokers, KITH_MONGO: mongo, KITH_REDIS: redis } = settings;
  if (brokers === undefined || mongo === undefined || redis === undefined) return null;
  const { KITH_KAFKA_USER: username, KITH_KAFKA_PASSWORD: password, KITH_KAFKA_MECHANISM: mechanism } = settings;
  return {
    kafka: {
      brokers,
      sasl: username === undefined || password === undefined ? null : { mechanism, username, password },
      tls: settings.KITH_KAFKA_TLS === 'true',
      replication: settings.KITH_KAFKA_REPLICATION,
      namespace: settings.KITH_KAFKA_NAMESPACE,
    },
    mongo,
    mongoKeys: settings.KITH_MONGO_KEYS ?? null,
    mongoErasures: settings.KITH_MONGO_ERASURES ?? null,
    redis,
    partitions: settings.KITH_PARTITIONS,
  };
}

function count(from: number, to: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);
}
