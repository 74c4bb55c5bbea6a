/** `npm run check`: everything a machine can judge without running the program. All parts run, then any failure is exit 1. */
import { runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';
import { bundledNode } from './parts/paths.mjs';
import { capture } from './parts/processes.mjs';
import { timedParts } from './parts/timed-parts.mjs';

const tool = (file, ...args) => [`node_modules/${file}`, ...args];

/** The seeds come last and alone: for a moment they put files into the tree that the others would report. */
const checks = [
  ['format', tool('prettier/bin/prettier.cjs', '--check', '.')],
  ['lint', tool('eslint/bin/eslint.js', '--max-warnings', '0', '.')],
  ['types of the server', tool('typescript/bin/tsc', '-p', 'tsconfig.json')],
  ['types of the page', tool('typescript/bin/tsc', '-p', 'apps/web/tsconfig.json')],
  [
    'boundaries',
    tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'apps', 'libs'),
  ],
  ['dead weight', tool('knip/bin/knip.js', '--no-progress')],
  ['seeded violations', ['scripts/check-seeded-violations.mjs']],
];

const { part, print } = timedParts();
const failed = [];

await runScript(async (only) => {
  await part('install', () => ensureInstalled({ dev: true }));
  for (const [name, command] of checks.filter(([name]) => only.length === 0 || only.includes(name))) {
    const { code, output } = await part(name, () => capture(bundledNode, command));
    if (code === 0) continue;
    failed.push(name);
    console.log(`── ${name}\n${output.trim()}\n`);
  }
});

print();
if (failed.length > 0) process.exitCode = 1;
if (!process.exitCode) console.log('all checks passed');
else console.log(`failed: ${failed.join(', ') || 'install'}`);
