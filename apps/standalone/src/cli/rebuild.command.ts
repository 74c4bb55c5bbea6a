import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { rebuildPool } from '../../../contacts/src/rebuild.service.js';
import { createProgress } from '../moving/progress.js';
import type { Connection } from './connection.js';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';
import { chosenPool, onPlatform } from './on-platform.js';

const LOOK_EVERY = 200;
const DONE = 'The documents were folded anew from the ledger and count from now on.';

export function rebuildCommand(program: Command, context: CommandContext): void {
  program
    .command('rebuild')
    .description(
      "Fold the pool's documents anew from its ledger, while people go on working. Minutes for a large pool.",
    )
    .addHelpText('after', examples('rebuild'))
    .option('--pool <id>', 'on servers: which pool, if there are several')
    .action(({ pool }: { pool?: string }) =>
      context.config().cluster === null
        ? withConnection(context, (connection) => askFor(connection, context))
        : beside(context, pool),
    );
}

async function askFor(connection: Connection, { say, now }: CommandContext): Promise<void> {
  const progress = createProgress(say, now);
  let folded = 0;
  let answer = await connection.call('POST', '/v1/projections/rebuild');
  while (answer['state'] === 'rebuilding') {
    progress.went('events folded', Math.max(0, Number(answer['folded']) - folded));
    folded = Number(answer['folded']);
    await pause(LOOK_EVERY);
    answer = await connection.call('GET', '/v1/projections/rebuild');
  }
  if (answer['last'] !== 'done') throw new OutsideWorld(String(answer['last']), true, 'rebuild-interrupted');
  say(DONE);
}

/** Folded in this process, so that the services have nothing but the switch to do. */
function beside(context: CommandContext, wanted: string | undefined): Promise<void> {
  const { say, now } = context;
  return onPlatform(context, async (platform) => {
    const pool = await chosenPool(platform, wanted);
    const progress = createProgress(say, now);
    await rebuildPool(platform, pool, (events) => progress.went('events folded', events));
    say(DONE);
  });
}
