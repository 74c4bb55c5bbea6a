import { fileURLToPath } from 'node:url';

const result = (name) => `.cache/mutation/${name}`;

export default {
  mutate: ['libs/etiquette/**/*.ts', '!**/*.spec.ts', '!**/testing/**'],
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner'))],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: { configFile: 'scripts/mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // A constant at the top of a file is read before any spec runs: each would take all of them.
  ignoreStatic: true,
  ignorePatterns: ['/dist', '/data', '/docs', '/deploy', '/coverage', '/apps/web', '/.cache/*', '!/.cache/libraries'],
  disableTypeChecks: false,
  concurrency: 1,
  // What never ends is found by how often it comes by; a machine that is busy otherwise is no mutant found.
  timeoutMS: 60_000,
  incremental: true,
  incrementalFile: result('incremental.json'),
  tempDirName: result('sandbox'),
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { logTests: false, reportTests: false },
  jsonReporter: { fileName: result('report.json') },
  htmlReporter: { fileName: result('report.html') },
  thresholds: { high: 95, low: 85, break: 85 },
};
