/**
 * `npm run test:cluster`: the specs that need Kafka, MongoDB, Redis, Dovecot, Radicale, pretalx or Bluesky. Starts the
 * servers that are not there and stops those it started. The last line is `N passed, N failed`, out of jest's own result.
 */
import { ensureBuilt } from './parts/build.mjs';
import { runClusterSpecs } from './parts/cluster-run.mjs';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { finish } from './parts/specs.mjs';
import { timedParts } from './parts/timed-parts.mjs';

const { part, print } = timedParts();
let run = { passed: 0, failed: 1, skipped: 0 };

await runScript(async (args) => {
  await part('install', () => ensureInstalled({ dev: true }));
  await part('build', () => ensureBuilt(['server', 'page']));
  run = await runClusterSpecs(part, args);
});

print();
finish([run]);
