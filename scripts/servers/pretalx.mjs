import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../parts/failure.mjs';
import { inRoot } from '../parts/paths.mjs';
import { programOrPackage } from './apt.mjs';
import { fetched } from './places.mjs';
import { freePort, run, startServer } from './processes.mjs';

const RELEASE = 'pretalx==2025.2.2';
/** The conference that the server is born with, as apps/ingest/src/connectors/pretalx/testing knows as well. */
const EVENT = 'werft';

/** `python3`, once the server lies beside it as a package; null where there is none. */
async function program(tell) {
  const python = await programOrPackage('python3', 'python3-pip', tell);
  if (python !== null && !fs.existsSync(path.join(folder(), '.complete'))) await install(python, tell);
  return python;
}

const folder = () => fetched('pretalx');

async function install(python, tell) {
  tell(`fetching ${RELEASE} with pip`);
  fs.rmSync(folder(), { recursive: true, force: true });
  const args = ['-m', 'pip', 'install', '--quiet', '--prefer-binary', '--target', folder(), RELEASE];
  await run(python, args, { sentence: `pip could not fetch ${RELEASE}` });
  fs.writeFileSync(path.join(folder(), '.complete'), '');
}

/** Makes its tables and its conference first, which takes a minute. */
async function start(python, data) {
  const port = await freePort();
  const born = inRoot('scripts', 'servers', 'pretalx-born.py');
  // By its path, for a server that outlives this script is given no environment of its own.
  const pid = startServer(python, [born, folder(), data, String(port)], data);
  return { pid, address: `127.0.0.1:${port}` };
}

/** Resolves once it shows the talks of its conference; rejects with the reason it does not. */
async function answers(address) {
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(`http://${address}/api/events/${EVENT}/submissions/`, { signal }).catch((error) => {
    throw new Failure(`it does not answer: ${error.message}`);
  });
  if (answer.status !== 200) throw new Failure(`it answers with status ${answer.status}`);
}

/** `optional`: one specs can do without, a process of its own also where the others run in containers. */
export const pretalx = {
  ...{ name: 'pretalx', title: 'pretalx', variable: 'KITH_PRETALX' },
  ...{ optional: true, program, start, answers },
};
