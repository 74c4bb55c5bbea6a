const servers = {
  KITH_KAFKA: 'Kafka',
  KITH_MONGO: 'MongoDB',
  KITH_REDIS: 'Redis',
  KITH_DOVECOT: 'Dovecot',
  KITH_RADICALE: 'Radicale',
  KITH_PRETALX: 'pretalx',
  KITH_BLUESKY: 'Bluesky',
  KITH_KAFKA_PROGRAM: 'the folder with the jars of Kafka',
  KITH_MONGO_PROGRAM: 'mongod',
  KITH_REDIS_PROGRAM: 'redis-server',
} as const;

/**
 * The address of a real server, or its program for a suite that starts and kills one of its own, as
 * `npm run servers -- up` noted them and the runner of the specs puts them into the environment.
 */
export function clusterServer(variable: keyof typeof servers): string {
  const value = process.env[variable];
  if (value) return value;
  throw new Error(`${variable} does not say where ${servers[variable]} is: run \`npm run servers -- up\``);
}

/** Whether it is there: Dovecot, Radicale, pretalx and Bluesky may be missing, and their specs are skipped then. */
export function isThere(variable: 'KITH_DOVECOT' | 'KITH_RADICALE' | 'KITH_PRETALX' | 'KITH_BLUESKY'): boolean {
  return Boolean(process.env[variable]);
}
