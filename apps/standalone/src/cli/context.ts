import type { Config } from '#libs/platform/config.js';
import type { HostProcess } from '#libs/platform/this-process.js';
import { connect, type Connection } from './connection.js';

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

/** Connects, runs, and closes whatever happens. */
export async function withConnection(
  context: CommandContext,
  run: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await connect(context.config(), context.host);
  try {
    await run(connection);
  } finally {
    await connection.close();
  }
}
