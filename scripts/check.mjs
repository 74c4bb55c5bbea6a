/** `npm run check`: everything a machine can judge without running the program. All parts run, then any failure is exit 1. */
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { bundledNode } from './parts/paths.mjs';
import { capture } from './parts/processes.mjs';
import { timedParts } from './parts/timed-parts.mjs';

const tool = (file, ...args) => [`node_modules/${file}`, ...args];

/** @type {[name: string, command: string[]][]} */
const checks = [
  ['lint of the server', tool('eslint/bin/eslint.js', '--max-warnings', '0', '--ignore-pattern', 'apps/web', '.')],
  ['lint of the page', tool('eslint/bin/eslint.js', '--max-warnings', '0', 'apps/web')],
  ['types of the server', tool('typescript/bin/tsc', '-p', 'tsconfig.json')],
  ['types of the page', tool('typescript/bin/tsc', '-p', 'apps/web/tsconfig.json')],
  ['names in the scripts', tool('typescript/bin/tsc', '-p', 'scripts/tsconfig.json')],
  ['format', tool('prettier/bin/prettier.cjs', '--check', '.')],
  [
    'boundaries',
    tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'apps', 'libs'),
  ],
  ['dead weight', tool('knip/bin/knip.js', '--no-progress')],
];
/**
 * Last and alone: for a moment they put files into the tree that the others would report.
 * @type {[name: string, command: string[]]}
 */
const seeded = ['seeded violations', ['scripts/check-seeded-violations.mjs']];

const { part, print } = timedParts();
const failed = [];

async function judge([name, command]) {
  const { code, output } = await part(name, () => capture(bundledNode, command));
  if (code === 0) return;
  failed.push(name);
  console.log(`── ${name}\n${output.trim()}\n`);
}

/** Two at a time, in order. */
async function judgeAll(waiting) {
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await judge(next);
  };
  await Promise.all([lane(), lane()]);
}

await runScript(async (only) => {
  const wanted = (/** @type {any[]} */ [name]) => only.length === 0 || only.includes(name);
  await part('install', () => ensureInstalled({ dev: true }));
  await part('together', () => judgeAll(checks.filter(wanted)));
  for (const check of [seeded].filter(wanted)) await judge(check);
});

print();
if (failed.length > 0) process.exitCode = 1;
console.log(process.exitCode ? `failed: ${failed.join(', ') || 'install'}` : 'all checks passed');
