/**
 * `npm run test:long`: the specs that live through whole seasons, start the whole program or read thousands of files;
 * minutes, and no server. The last line is `N passed, N failed`, out of jest's own result.
 */
import { ensureBuilt } from './parts/build.mjs';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { finish, runSpecs } from './parts/specs.mjs';

let run = { passed: 0, failed: 1, skipped: 0 };

await runScript(async (args) => {
  await ensureInstalled({ dev: true });
  await ensureBuilt(['server', 'page']);
  run = await runSpecs(['long'], args);
});

finish([run]);
