/** Proves that the boundary and purity rules bite: writes files that break them, and fails unless each rule reports its own. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundledNode, inRoot } from './parts/paths.mjs';
import { capture } from './parts/processes.mjs';
import { seeds } from './parts/seeds.mjs';

const place = (seed) => inRoot(...seed.path.split('/'));
const made = [];

function plant() {
  for (const seed of seeds) {
    const first = fs.mkdirSync(path.dirname(place(seed)), { recursive: true });
    made.push(...(first ? [first] : []), place(seed));
    fs.writeFileSync(place(seed), seed.text);
  }
}

function uproot() {
  for (const entry of made) fs.rmSync(entry, { recursive: true, force: true });
}

function parsed(output) {
  if (/^[[{]/.test(output)) return JSON.parse(output);
  console.log(output.trim());
  process.exit(1);
}

async function brokenBoundaries() {
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const { output } = await capture(bundledNode, [
    tool,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'apps',
    'libs',
  ]);
  return parsed(output).summary.violations.map(({ from, rule }) => ({ file: from, words: rule.name }));
}

async function brokenLint() {
  const { output } = await capture(bundledNode, [
    'node_modules/eslint/bin/eslint.js',
    '--format',
    'json',
    ...seeds.map((seed) => seed.path),
  ]);
  return parsed(output).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => ({
      file: path.relative(inRoot(), filePath).replaceAll('\\', '/'),
      words: `${ruleId} ${message}`,
    })),
  );
}

/** The expected reports that did not come. */
function missing(kind, reports) {
  const reported = (seed, words) => reports.some((report) => report.file === seed.path && report.words.includes(words));
  return seeds.flatMap((seed) =>
    seed[kind]
      .filter((words) => !reported(seed, words))
      .map((words) => `${kind}: nobody reports "${words}" in ${seed.path}`),
  );
}

/** The boundaries that no seed breaks: whether they bite is unknown. */
function unproven() {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const broken = new Set(seeds.flatMap((seed) => seed.boundaries));
  return forbidden
    .filter(({ name }) => !broken.has(name))
    .map(({ name }) => `boundaries: no seed in scripts/parts/seeds.mjs breaks "${name}"`);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.on('exit', uproot);
plant();
const [boundaries, lint] = await Promise.all([brokenBoundaries(), brokenLint()]);
const silent = [...unproven(), ...missing('boundaries', boundaries), ...missing('lint', lint)];
silent.forEach((line) => console.log(line));
if (silent.length > 0) process.exitCode = 1;
else
  console.log(`${seeds.flatMap((seed) => [...seed.boundaries, ...seed.lint]).length} seeded violations, all reported`);
