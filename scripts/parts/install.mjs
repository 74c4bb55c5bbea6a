import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { npm } from './npm.mjs';
import { bundledNode, inRoot } from './paths.mjs';
import { progressLine } from './processes.mjs';

/** npm's own words for what is wrong, and ours. */
/** @type {[RegExp, string][]} */
const reasons = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    "the package registry cannot be reached: check the network (or npm's registry setting) and run the same command again",
  ],
  [/ENOSPC/, 'the disk is full: free about 1 GB and run the same command again'],
  [/EACCES|EPERM|EROFS/, 'this folder may not be written: clone the repository to a folder of your own'],
  [/EUSAGE/, 'package.json and package-lock.json do not belong together: run `npm install` once'],
];

/** Quiet, and without npm's long waits when there is no network. */
const flags = [
  ...['--no-progress', '--no-audit', '--no-fund', '--loglevel=error'],
  ...['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-factor=3'],
];

/**
 * Installs the dependencies unless npm's own record in node_modules says they are there.
 * `dev: false` is what building and running takes; `dev: true` also what checks and tests take.
 */
export async function ensureInstalled({ dev }) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Failure(`Kith needs Node 20 or newer to start, and this is ${process.version}: install a newer one`);
  }
  const wanted = wantedPackages(dev);
  if (!upToDate(wanted)) await install(dev, wanted);
  if (!fs.existsSync(bundledNode)) {
    throw new Failure(
      'the bundled Node 24 is missing, as npm was told to run no install scripts: run `npm rebuild node --ignore-scripts=false`',
    );
  }
}

function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { packages: {} };
}

function wantedPackages(dev) {
  const { packages } = readJson(inRoot('package-lock.json'));
  const wanted = (place, entry) => place !== '' && !entry.optional && !entry.devOptional && (dev || !entry.dev);
  return Object.entries(packages).filter(([place, entry]) => wanted(place, entry));
}

/** npm writes this record last, so an interrupted install never looks finished. */
function upToDate(wanted) {
  const { packages } = readJson(inRoot('node_modules', '.package-lock.json'));
  return wanted.every(([place, { version }]) => packages[place]?.version === version);
}

/** What checks and tests take is there already: an install for a start must not take it away. */
function hasDevPackages() {
  const { packages } = readJson(inRoot('node_modules', '.package-lock.json'));
  return Object.values(packages).some(({ dev }) => dev === true);
}

async function install(dev, wanted) {
  const fresh = !fs.existsSync(inRoot('node_modules', '.package-lock.json'));
  const there = (place) => fs.existsSync(place === 'node_modules/node' ? bundledNode : inRoot(place, 'package.json'));
  const present = () => wanted.filter(([place]) => there(place)).length;
  const line = progressLine(() => `Installing dependencies: ${present()} of ${wanted.length} packages`);
  const command = fresh ? ['ci'] : ['install', '--no-save'];
  const { code, output, missing } = await npm([
    ...command,
    ...flags,
    dev || hasDevPackages() ? '--include=dev' : '--omit=dev',
  ]);
  line.end();
  if (missing) throw new Failure('npm was not found: it comes with Node, so install Node 20 or newer with npm');
  if (code !== 0) throw new Failure(explain(output));
}

function explain(output) {
  const log = inRoot('.cache', 'install.log');
  fs.mkdirSync(path.dirname(log), { recursive: true });
  fs.writeFileSync(log, output);
  const known = reasons.find(([pattern]) => pattern.test(output));
  const first = output.split('\n').find((line) => /^npm (error|ERR!) (?!code)/.test(line));
  return `the dependencies could not be installed: ${known?.[1] ?? first ?? 'npm gave no reason'} (all of it is in .cache/install.log)`;
}
