import { Failure } from '../parts/failure.mjs';
import { inRoot } from '../parts/paths.mjs';
import { fromNpm } from './npm.mjs';
import { freePort, startServer } from './processes.mjs';

const { folder, program } = fromNpm('bluesky', [
  '@atproto/bsky@0.0.221',
  '@electric-sql/pglite@0.5.14',
  '@electric-sql/pglite-socket@0.2.17',
]);
/** Of those the server is born with whoever comes last, as apps/ingest/src/connectors/bluesky's cluster spec knows as well. */
const LAST = 'me.kith.example';

/** The AppView, which is what `public.api.bsky.app` is: it shows what repositories said, and needs none of their servers. */
async function start(node, data) {
  const port = await freePort();
  const born = inRoot('scripts', 'servers', 'bluesky-born.mjs');
  const ports = [port, await freePort(), await freePort()].map(String);
  const pid = startServer(node, [born, folder(), ...ports], data);
  return { pid, address: `127.0.0.1:${port}` };
}

/** Resolves once it shows the last of its people. */
async function answers(address) {
  const signal = AbortSignal.timeout(10_000);
  const url = `http://${address}/xrpc/app.bsky.actor.getProfile?actor=${LAST}`;
  const answer = await fetch(url, { signal }).catch((error) => {
    throw new Failure(`it does not answer: ${error.message}`);
  });
  if (answer.status !== 200) throw new Failure(`it answers with status ${answer.status}`);
}

/** `optional`: one specs can do without, a process of its own also where the others run in containers. */
export const bluesky = {
  ...{ name: 'bluesky', title: 'Bluesky', variable: 'KITH_BLUESKY' },
  ...{ optional: true, program, start, answers },
};
