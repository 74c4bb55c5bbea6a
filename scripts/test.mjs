/** `npm test`: installs what is missing, builds once, runs every spec. The last line is `N passed, N failed`, out of jest's own result. */
import fs from 'node:fs';
import { ensureBuilt } from './parts/build.mjs';
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { jest } from './parts/jest.mjs';
import { inRoot } from './parts/paths.mjs';
import { timedParts } from './parts/timed-parts.mjs';

const resultFile = inRoot('.cache', 'jest-result.json');
const { part, print } = timedParts();
let summary = { passed: 0, failed: 1 };

await runScript(async (args) => {
  fs.rmSync(resultFile, { force: true });
  await part('install', () => ensureInstalled({ dev: true }));
  await part('build', () => ensureBuilt(['server', 'page']));
  const code = await part('jest', () => jest(['--json', `--outputFile=${resultFile}`, ...args]));
  summary = read(code);
  if (summary.skipped > 0) console.log(`${summary.skipped} skipped`);
});

/** A suite that cannot even be loaded counts as one failure; so does a run without tests, without a result, or with a bad exit code. */
function read(code) {
  if (!fs.existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const suspicious = code !== 0 || !result.success || result.numPassedTests === 0;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && suspicious ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

print();
console.log(`${summary.passed} passed, ${summary.failed} failed`);
process.exitCode = summary.failed === 0 ? 0 : 1;
