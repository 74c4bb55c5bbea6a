import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';
import type { HostProcess } from '#libs/platform/this-process.js';
import { connect, connectRunning, type Connection } from './connection.js';

/** What a command may use of the world. */
export interface CommandContext {
  config: () => Config;
  say: (line: string) => void;
  /** ms */
  now: () => number;
  host: HostProcess;
  /** Ends the process with exit code 1 once the command is done. */
  failed: () => void;
}

type Run = (connection: Connection) => Promise<void>;

/** Connects, runs, and closes whatever happens. */
export async function withConnection(context: CommandContext, run: Run): Promise<void> {
  return during(await connect(context.config(), context.host), run);
}

/** The same for what only a running Kith can do. Throws OutsideWorld if none answers. */
export async function withRunning(context: CommandContext, run: Run): Promise<void> {
  const running = await connectRunning(context.config());
  if (running === null) {
    throw new OutsideWorld('Kith is not running here: start it with "npm start".', false, 'not-running');
  }
  return during(running, run);
}

async function during(connection: Connection, run: Run): Promise<void> {
  try {
    await run(connection);
  } finally {
    await connection.close();
  }
}
