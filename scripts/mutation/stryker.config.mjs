import { fileURLToPath } from 'node:url';

const result = (name) => `.cache/mutation/${name}`;

export default {
  mutate: ['libs/etiquette/**/*.ts', '!**/*.spec.ts', '!**/testing/**'],
  plugins: [fileURLToPath(new URL('together.runner.mjs', import.meta.url))],
  buildCommand: 'vite build --config scripts/mutation/specs.config.mjs --logLevel error',
  testRunner: 'together',
  testRunnerNodeArgs: ['--max-semi-space-size=64'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorePatterns: ['/dist', '/data', '/docs', '/deploy', '/coverage', '/apps/web', '/.cache'],
  disableTypeChecks: false,
  concurrency: 1,
  // What never ends is mostly found by how often it comes by; a machine that is busy otherwise is no mutant found.
  timeoutMS: 30_000,
  tempDirName: result('sandbox'),
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { logTests: false, reportTests: false },
  jsonReporter: { fileName: result('report.json') },
  htmlReporter: { fileName: result('report.html') },
  thresholds: { high: 95, low: 85, break: 85 },
};
