/** `npm run format`: prettier over everything, or over the paths given. */
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { bundledNode } from './parts/paths.mjs';
import { show } from './parts/processes.mjs';

await runScript(async (paths) => {
  await ensureInstalled({ dev: true });
  const places = paths.length > 0 ? paths : ['.'];
  process.exitCode = await show(bundledNode, ['node_modules/prettier/bin/prettier.cjs', '--write', ...places]);
});
