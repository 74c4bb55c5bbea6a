import { bundledNode } from './paths.mjs';
import { show } from './processes.mjs';

/** Runs jest on the bundled Node with the flags ES modules need; answers its exit code. */
export function jest(args) {
  const chosen = args.some((arg) => /^(--maxWorkers|-w|--runInBand|-i)/.test(arg));
  const workers = chosen ? [] : ['--maxWorkers=2'];
  return show(bundledNode, [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    ...workers,
    ...args,
  ]);
}
