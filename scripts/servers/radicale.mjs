import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../parts/failure.mjs';
import { fromPip } from './pip.mjs';
import { freePort, startServer } from './processes.mjs';

const { folder, program } = fromPip('radicale', 'radicale==3.9.0', '--only-binary=:all:');
/** Any user gets in with this word, which apps/ingest/src/connectors/dav/testing knows as well. */
const WORD = 'a-word-for-tests';

async function start(python, data) {
  const port = await freePort();
  fs.writeFileSync(path.join(data, 'anybody.py'), anybody);
  fs.writeFileSync(path.join(data, 'config'), settings(data, port));
  // By its path, for a server that outlives this script is given no environment of its own.
  const code = `import sys; sys.path[:0] = ${JSON.stringify([folder(), data])}; from radicale.__main__ import run; run()`;
  const pid = startServer(python, ['-c', code, '--config', path.join(data, 'config')], data);
  return { pid, address: `127.0.0.1:${port}` };
}

/** A way of letting people in, as the server takes them from outside. */
const anybody = `from radicale.auth import BaseAuth

class Auth(BaseAuth):
    def _login(self, login, password):
        return login if password == "${WORD}" else ""
`;

const settings = (data, port) => `[server]
hosts = 127.0.0.1:${port}
[auth]
type = anybody
delay = 0
[storage]
filesystem_folder = ${data}/collections
`;

/** Resolves once it lets a user in; rejects with the reason it does not. */
async function answers(address) {
  const authorization = `Basic ${Buffer.from(`anybody:${WORD}`).toString('base64')}`;
  const signal = AbortSignal.timeout(5_000);
  const answer = await fetch(`http://${address}/`, {
    method: 'PROPFIND',
    headers: { authorization, depth: '0' },
    signal,
  }).catch((error) => {
    throw new Failure(`it does not answer: ${error.message}`);
  });
  if (answer.status !== 207) throw new Failure(`it answers with status ${answer.status}`);
}

/** `optional`: one specs can do without, a process of its own also where the others run in containers. */
export const radicale = {
  ...{ name: 'radicale', title: 'Radicale', variable: 'KITH_RADICALE' },
  ...{ optional: true, program, start, answers },
};
