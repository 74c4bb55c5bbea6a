import fs from 'node:fs';
import { filesBelow } from './freshness.mjs';
import { jest } from './jest.mjs';
import { inRoot } from './paths.mjs';

const resultFile = inRoot('.cache', 'jest-result.json');

/** Runs the specs of some of jest's projects; what came of it is out of jest's own result: { passed, failed, skipped }. */
export async function runSpecs(projects, args, env = {}) {
  fs.rmSync(resultFile, { force: true });
  const result = ['--json', `--outputFile=${resultFile}`];
  return read(await jest([...result, ...args, '--selectProjects', ...projects], env));
}

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

/** The specs of one kind, by path. */
export function specsOf(ending) {
  return filesBelow(['apps', 'libs'], (file) => file.endsWith('/node_modules')).filter((file) => file.endsWith(ending));
}

/** Prints the last lines of a run and sets the exit code. */
export function finish(runs) {
  const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
  if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
