/**
 * `npm test`: installs what is missing, builds once, runs every spec that needs no server and then the simulator; with
 * CI=true also the specs that need servers. With arguments only the specs they name. The last line is `N passed, N failed`.
 */
import { ensureBuilt } from './parts/build.mjs';
import { runClusterSpecs } from './parts/cluster-run.mjs';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { runSimulator } from './parts/simulator.mjs';
import { clusterSpecs, finish, runSpecs } from './parts/specs.mjs';
import { timedParts } from './parts/timed-parts.mjs';

const everything = process.env.CI === 'true';
const { part, print } = timedParts();
const unfinished = { passed: 0, failed: 1, skipped: 0 };
const runs = [unfinished];

await runScript(async (args) => {
  await part('install', () => ensureInstalled({ dev: true }));
  await part('build', () => ensureBuilt(['server', 'page']));
  runs.unshift(await part('jest', () => runSpecs(['server', 'page'], args)));
  if (args.length === 0) runs.unshift(await part('simulator', runSimulator));
  if (everything) runs.unshift(await runClusterSpecs(part, args));
  runs.pop();
});

print();
if (!everything)
  console.log(`not run, as they need servers: ${clusterSpecs().join(', ')}; run \`npm run test:cluster\``);
finish(runs);
