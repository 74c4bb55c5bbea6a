/** Jest as the project runs it; everything after it goes to jest: `node scripts/jest.mjs libs/kernel`. */
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { jest } from './parts/jest.mjs';

await runScript(async (args) => {
  await ensureInstalled({ dev: true });
  process.exitCode = await jest(args);
});
