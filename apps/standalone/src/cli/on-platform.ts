import fs from 'node:fs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';
import { openCluster } from '#libs/platform/open-cluster.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Platform } from '#libs/ports/platform.js';
import { readableFile } from './connection.js';
import type { CommandContext } from './context.js';

/**
 * Opens the data for one command and closes it whatever happens: the data folder with its lock, so that no server may be
 * running on it; or, where servers are set, the cluster beside the services that run there.
 */
export async function onPlatform<Result>(
  { config, say }: CommandContext,
  run: (platform: Platform, config: Config) => Promise<Result>,
): Promise<Result> {
  const settings = config();
  const platform = await open(settings, say);
  try {
    return await run(platform, settings);
  } finally {
    await platform.close();
  }
}

function open({ cluster, dataDir, keysDir }: Config, say: (line: string) => void): Promise<Platform> {
  if (cluster === null) return openPlatform({ dataDir, keysDir });
  return openCluster({ cluster, keysDir }, (sentence) => {
    if (sentence !== null) say(sentence);
  });
}

/** The pool that is meant: the only one, unless one is named. Throws OutsideWorld. */
export async function chosenPool({ ledger }: Pick<Platform, 'ledger'>, wanted: string | undefined): Promise<string> {
  const pools = await ledger.pools();
  const [only] = pools;
  if (wanted !== undefined && pools.includes(wanted)) return wanted;
  if (wanted === undefined && pools.length === 1 && only !== undefined) return only;
  if (pools.length === 0) throw noPool();
  throw new OutsideWorld(`Say which with --pool: ${pools.join(', ')}.`, false, 'pool-unknown');
}

export function noPool(): OutsideWorld {
  return new OutsideWorld('There is no pool here.', false, 'pool-unknown');
}

const SHORTEST = 12;

/** The passphrase in a file, without the line break at its end. */
export function passphraseIn(name: string): string {
  const file = readableFile(name);
  const text = fs.readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
  if (text.length >= SHORTEST) return text;
  const sentence = `The passphrase in ${file} is too short: take at least ${String(SHORTEST)} characters, better six random words.`;
  throw new OutsideWorld(sentence, false, 'passphrase-short');
}
