/**
 * `npm run mutate`: changes the rules of etiquette in small ways, thousands of them, and looks whether a spec notices.
 * `-- --mutate "libs/etiquette/*.rule.ts"` changes these files only; what else is said goes to Stryker as it is. Stryker
 * itself is fetched by this command alone, to stay beside it.
 */
import fs from 'node:fs';
import { Failure, runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { npm } from './parts/npm.mjs';
import { bundledNode, inRoot } from './parts/paths.mjs';
import { show } from './parts/processes.mjs';

const folder = inRoot('scripts', 'mutation');
const stryker = 'scripts/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';

await runScript(async (args) => {
  await ensureInstalled({ dev: true });
  await ensureStryker();
  process.exitCode = await show(bundledNode, [stryker, 'run', 'scripts/mutation/stryker.config.mjs', ...args]);
});

async function ensureStryker() {
  if (fs.existsSync(inRoot('scripts', 'mutation', 'node_modules', '.package-lock.json'))) return;
  console.error('Fetching Stryker …');
  const { code, output } = await npm(['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Failure(`Stryker could not be fetched:\n${output.trim()}`);
}
