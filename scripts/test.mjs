/**
 * `npm test`: installs what is missing, builds once, runs every spec that needs no server and not long, and then the
 * simulator; with CI=true also the long specs and those that need servers. With arguments only the specs they name. The
 * last line is `N passed, N failed`.
 */
import { ensureBuilt } from './parts/build.mjs';
import { runClusterSpecs } from './parts/cluster-run.mjs';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { runSimulator } from './parts/simulator.mjs';
import { finish, runSpecs, specsOf } from './parts/specs.mjs';
import { timedParts } from './parts/timed-parts.mjs';

const everything = process.env.CI === 'true';
const { part, print } = timedParts();
const unfinished = { passed: 0, failed: 1, skipped: 0 };
const runs = [unfinished];

await runScript(async (args) => {
  await part('install', () => ensureInstalled({ dev: true }));
  await part('build', () => ensureBuilt(['server', 'page', 'libraries']));
  const long = everything || args.some((arg) => arg.includes('.long')) ? ['long'] : [];
  runs.unshift(await part('jest', () => runSpecs(['server', 'page', ...long], args)));
  if (args.length === 0) runs.unshift(await part('simulator', runSimulator));
  if (everything) runs.unshift(await runClusterSpecs(part, args));
  runs.pop();
});

print();
if (!everything && process.argv.length === 2) {
  const named = (ending, command) => `npm run ${command}: ${specsOf(ending).join(', ')}`;
  const left = [named('.long.spec.ts', 'test:long'), named('.cluster.spec.ts', 'test:cluster')];
  console.log(`not run, as they take minutes or need servers, but by these commands: ${left.join('; ')}`);
}
finish(runs);
