import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** Where the team and most contacts are; decides zones, holidays and the language where nothing else is known. */
export interface Home {
  zone: string;
  country: string;
  language: 'en' | 'de';
}

/** Everything the environment may say, read once. */
export interface Config {
  port: number;
  host: string;
  /** where the data lies */
  dataDir: string;
  /** where master key, pepper and erasure log lie: never inside `dataDir`, so that a copy of the data alone opens nothing */
  keysDir: string;
  bootstrapKey: string | null;
  home: Home;
  /** how people reach this Kith, if not directly */
  publicUrl: string | null;
  trustProxy: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** The environment says something that cannot be; the message names every problem, one a line. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  KITH_DATA: z.string().min(1).default('./data'),
  KITH_KEYS: z.string().min(1).optional(),
  KITH_BOOTSTRAP_KEY: z.string().min(32, 'must have 32 characters or more').optional(),
  KITH_HOME: z.string().default('Europe/Berlin,DE,en').transform(toHome),
  KITH_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  KITH_TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

/** Reads the environment. Called by the programs alone; everything else is handed what it needs. Throws ConfigInvalid. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`);
    throw new ConfigInvalid(`These settings cannot be used; change them and start again.\n${lines.join('\n')}`);
  }
  const { data } = parsed;
  const dataDir = path.resolve(data.KITH_DATA);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir,
    keysDir: path.resolve(data.KITH_KEYS ?? defaultKeysDir(dataDir, env)),
    bootstrapKey: data.KITH_BOOTSTRAP_KEY ?? null,
    home: data.KITH_HOME,
    publicUrl: data.KITH_PUBLIC_URL ?? null,
    trustProxy: data.KITH_TRUST_PROXY === 'true',
    logLevel: data.LOG_LEVEL,
  };
}

/** The user's configuration folder, with a folder of its own per data folder: two Kiths never share keys by accident. */
function defaultKeysDir(dataDir: string, env: Record<string, string | undefined>): string {
  const name = `${path.basename(dataDir)}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  return path.join(configFolder(env), 'kith', name);
}

function configFolder(env: Record<string, string | undefined>): string {
  if (env['XDG_CONFIG_HOME'] !== undefined && env['XDG_CONFIG_HOME'] !== '') return env['XDG_CONFIG_HOME'];
  if (process.platform === 'win32') return env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support');
  return path.join(os.homedir(), '.config');
}

function toHome(text: string, context: z.RefinementCtx): Home {
  const [zone = '', country = '', language = ''] = text.split(',').map((part) => part.trim());
  const known = isZone(zone) && /^[A-Z]{2}$/.test(country) && (language === 'en' || language === 'de');
  if (known) return { zone, country, language };
  context.addIssue('must be a time zone, a country and a language (en or de), like Europe/Berlin,DE,en');
  return z.NEVER;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
