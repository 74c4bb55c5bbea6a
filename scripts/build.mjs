/** `npm run build`: server and page into dist/, only what changed. */
import { ensureBuilt } from './parts/build.mjs';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';

await runScript(async () => {
  await ensureInstalled({ dev: false });
  await ensureBuilt(['server', 'page']);
});
