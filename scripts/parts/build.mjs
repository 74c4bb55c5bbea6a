import fs from 'node:fs';
import { Failure } from './failure.mjs';
import { filesBelow, freshness } from './freshness.mjs';
import { bundledNode, inRoot } from './paths.mjs';
import { capture, progressLine } from './processes.mjs';

const isSpec = (file) => /\.(spec|contract)\.tsx?$/.test(file);

/**
 * What can be built: its sources, where the stamp of the last good build lies, and the commands, one after the other.
 * `libraries` are those that Jest loads. The server is compiled without judging its types (half the time of a first start): `npm run check` judges them.
 */
const targets = {
  server: {
    stamp: 'dist/.server-stamp',
    sources: () =>
      filesBelow(
        [
          'apps',
          'libs',
          'tsconfig.json',
          'tsconfig.build.json',
          'package.json',
          'package-lock.json',
          'scripts/programs.config.mjs',
        ],
        (file) => file === 'apps/web' || file.endsWith('/node_modules') || isSpec(file),
      ),
    commands: [
      ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--pretty', 'false'],
      vite('scripts/programs.config.mjs', 'warn'),
    ],
    after: removeOrphans,
  },
  page: {
    stamp: 'dist/.page-stamp',
    sources: () => filesBelow(['apps/web', 'libs/events', 'package-lock.json'], isSpec),
    commands: [vite('apps/web/vite.config.ts', 'warn')],
    after: () => undefined,
  },
  libraries: {
    stamp: '.cache/libraries/.stamp',
    sources: () => ['package-lock.json', 'scripts/libraries.config.mjs'],
    commands: [vite('scripts/libraries.config.mjs', 'error')],
    after: () => undefined,
  },
};

/** Builds those of `server`, `page` and `libraries` whose sources changed since their last good build, side by side. */
export async function ensureBuilt(names) {
  const stale = names
    .map((name) => ({ name, ...targets[name], ...freshness(targets[name].stamp, targets[name].sources) }))
    .filter(({ fresh }) => !fresh);
  if (stale.length === 0) return;
  const line = progressLine(() => `Building ${stale.map(({ name }) => name).join(' and ')}`);
  const results = await Promise.all(stale.map(({ commands }) => inTurn(commands)));
  line.end();
  stale.forEach((target, index) => {
    const { code, output } = results[index];
    if (code !== 0) throw new Failure(`the ${target.name} does not compile:\n${output.trim()}`);
    target.after();
    target.remember();
  });
}

function vite(config, logLevel) {
  return ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', logLevel];
}

/**
 * Runs commands one after the other, up to the first that fails; answers what the last of them said.
 * @param {string[][]} commands
 */
async function inTurn([command, ...others]) {
  const result = await capture(bundledNode, command);
  return result.code !== 0 || others.length === 0 ? result : inTurn(others);
}

/** A source that was deleted must not live on as a compiled file. */
function removeOrphans() {
  const compiled = filesBelow(['dist/apps', 'dist/libs']).filter((file) => file.endsWith('.js'));
  for (const file of compiled) {
    if (fs.existsSync(inRoot(file.replace(/^dist\//, '').replace(/\.js$/, '.ts')))) continue;
    for (const leftover of [file, `${file}.map`]) fs.rmSync(inRoot(leftover), { force: true });
  }
}
