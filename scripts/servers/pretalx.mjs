import { Failure } from '../parts/failure.mjs';
import { inRoot } from '../parts/paths.mjs';
import { fromPip } from './pip.mjs';
import { freePort, startServer } from './processes.mjs';

const { folder, program } = fromPip('pretalx', 'pretalx==2025.2.2', '--prefer-binary');
/** The conference that the server is born with, as apps/ingest/src/connectors/pretalx/testing knows as well. */
const EVENT = 'werft';

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
