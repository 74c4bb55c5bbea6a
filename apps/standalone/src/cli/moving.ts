import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';
import type { Platform } from '#libs/ports/platform.js';
import { createCommands } from '#libs/transport/commands.js';
import { startContacts } from '../../../contacts/src/contacts.service.js';
import { checkPackage } from '../moving/check-package.js';
import { moveIn } from '../moving/move-in.js';
import { atRest, closePool } from '../moving/move-out.js';
import { createProgress } from '../moving/progress.js';
import { removeClosed } from '../moving/remove-closed.js';
import { packageOf } from '../moving/write-package.js';
import { givenPath, readableFile } from './connection.js';
import type { CommandContext } from './context.js';
import { chosenPool, onPlatform, passphraseIn } from './on-platform.js';
import { demandNew, writeWhole } from './whole-file.js';

export interface ExportOptions {
  move?: true;
  passphraseFile?: string;
  pool?: string;
}

/** Closes a pool here for good and writes its package; broken off anywhere, it may be done again. */
export async function moveAway(context: CommandContext, name: string, options: ExportOptions): Promise<void> {
  const { say, now } = context;
  const { passphraseFile } = options;
  if (passphraseFile === undefined) throw new OutsideWorld(NO_PASSPHRASE, false, 'passphrase-missing');
  const passphrase = passphraseIn(passphraseFile);
  const file = givenPath(name);
  demandNew(file);
  await onPlatform(context, async (platform, config) => {
    const pool = await chosenPool(platform, options.pool);
    await close(platform, config, pool);
    await atRest(platform, pool, say);
    say(`Pool ${pool} is closed here and refuses every input from now on.`);
    const lines = await writeWhole(packageOf(platform, pool, passphrase, createProgress(say, now)), file);
    say(`${String(lines)} lines in ${file}. Bring it over with "ledger import"; look at it with "verify".`);
  });
}

/** Takes a pool in from its package; broken off anywhere, it may be done again. */
export async function takeIn(context: CommandContext, name: string, passphraseFile: string): Promise<void> {
  const { say, now } = context;
  const file = readableFile(name);
  const progress = createProgress(say, now);
  const checked = await checkPackage(file, passphraseIn(passphraseFile), progress);
  await onPlatform(context, async (platform) => {
    for (const sentence of await moveIn(platform, checked, progress)) say(sentence);
    const { pool, events } = checked.header;
    say(`Pool ${pool} is here with ${String(events)} events, in a new epoch. "verify" proves its ledger.`);
  });
}

/** Removes what a pool that has moved away left here; broken off anywhere, it may be done again. */
export async function removeLeft(context: CommandContext, wanted: string): Promise<void> {
  const { say, now } = context;
  await onPlatform(context, async (platform) => {
    const pool = await chosenPool(platform, wanted);
    await atRest(platform, pool, say);
    const keys = await removeClosed(platform, pool, createProgress(say, now));
    say(`What pool ${pool} left here is removed: ${String(keys)} keys are destroyed, documents and records are gone.`);
  });
}

const NO_PASSPHRASE = 'A package is sealed by a passphrase: write one into a file and name it with --passphrase-file.';

/** In a cluster the services decide it; on a data folder nobody is there to, so contacts is started for it. */
async function close(platform: Platform, { cluster }: Config, pool: string): Promise<void> {
  if (cluster !== null) {
    await closePool(platform, createCommands(platform), pool);
    return;
  }
  const contacts = await startContacts(platform);
  try {
    await contacts.idle();
    await closePool(platform, contacts.commands, pool);
    await contacts.idle();
  } finally {
    await contacts.stop();
  }
}
