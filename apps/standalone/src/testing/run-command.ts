import { thisProcess } from '#libs/platform/this-process.js';
import { createProgram } from '../cli/program.js';
import type { TestServer } from './test-server.js';

/** What a command says beside a test's server, line by line, and whether it failed. */
export async function runCommand(
  { config }: Pick<TestServer, 'config'>,
  ...args: string[]
): Promise<{ said: string[]; failed: boolean }> {
  const result = { said: [] as string[], failed: false };
  const program = createProgram({
    config: () => config,
    say: (line) => result.said.push(line),
    now: () => Date.now(),
    host: thisProcess,
    failed: () => (result.failed = true),
  });
  await program.parseAsync(args, { from: 'user' });
  return result;
}
