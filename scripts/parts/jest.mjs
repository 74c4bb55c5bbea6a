import { ensureBuilt } from './build.mjs';
import { whereServersAre } from '../servers/places.mjs';
import { bundledNode } from './paths.mjs';
import { show } from './processes.mjs';

/** Runs jest on the bundled Node with the flags ES modules need, told where the servers are; answers its exit code. */
export async function jest(args, env = {}) {
  await ensureBuilt(['libraries']);
  const chosen = args.some((arg) => /^(--maxWorkers|-w|--runInBand|-i)/.test(arg));
  // One more than the two cores that are asked for: specs wait, too. Those with servers share the cores with these.
  const workers = chosen ? [] : [`--maxWorkers=${args.includes('cluster') ? 2 : 3}`];
  const flags = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  return show(bundledNode, [...flags, ...workers, ...args], {
    env: { ...whereServersAre(), ...process.env, ...env },
  });
}
