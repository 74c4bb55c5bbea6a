import fs from 'node:fs';
import { Failure } from '../parts/failure.mjs';
import { stopwatch } from '../parts/processes.mjs';
import { alone } from './alone.mjs';
import { bluesky } from './bluesky.mjs';
import { composeDown, composeUp, engineAnswers } from './compose.mjs';
import { dovecot } from './dovecot.mjs';
import { kafka } from './kafka.mjs';
import { mongo } from './mongo.mjs';
import { lock, readRunning, temporaryFolder, writeRunning } from './places.mjs';
import { pretalx } from './pretalx.mjs';
import { isOurs, stopServer, untilItAnswers } from './processes.mjs';
import { radicale } from './radicale.mjs';
import { redis } from './redis.mjs';

const servers = [kafka, mongo, redis, dovecot, radicale, pretalx, bluesky];

const since = stopwatch();
const teller = (server) => (words) => console.log(`${server.title.padEnd(8)} ${words} (${since()})`);

/**
 * Where each server is: as the environment says, else as `up` noted it, else null; and why it does not answer, or null.
 */
export async function look() {
  const running = readRunning();
  return Promise.all(
    servers.map(async (server) => {
      const named = process.env[server.variable];
      const {
        address = null,
        from = null,
        ...more
      } = named ? { address: named, from: 'environment' } : (running[server.name] ?? {});
      const tries = named || isOurs(more) ? 3 : 1;
      const reason = address === null ? 'not started' : await silence(server, address, tries);
      return { server, address, from, reason, ...more };
    }),
  );
}

/** One that runs, or is said to, may be slow to answer on a loaded machine, and is asked more than once. */
async function silence(server, address, tries) {
  try {
    await server.answers(address);
    return null;
  } catch (error) {
    return tries > 1 ? silence(server, address, tries - 1) : error.message;
  }
}

/** An address as it may be printed. */
export const withoutPassword = (address) => address.replace(/\/\/[^@/]*@/, '//***@');

/**
 * Starts what does not run yet and waits until it answers; `starting` is told the name of each before it is started.
 * Throws one sentence for each failure; what was started by then runs on. Of two at once the second finds what the first
 * has started.
 */
export function up(starting = () => undefined) {
  return alone(lock, () => startMissing(starting));
}

async function startMissing(starting) {
  const found = await look();
  for (const { server, address, from, reason } of found) report(server, { address, from, reason });
  const wanted = found.filter(({ reason }) => reason !== null).map(({ server }) => server);
  await stop(wanted.map(({ name }) => name));
  if (wanted.length === 0) return;
  wanted.forEach(({ name }) => starting(name));
  const boxed = (await engineAnswers()) ? wanted.filter(({ optional = false }) => !optional) : [];
  if (boxed.length > 0) await inContainers(boxed);
  await asProcesses(wanted.filter((server) => !boxed.includes(server)));
}

function report(server, { address, from, reason }) {
  if (reason === null) teller(server)(`runs already at ${withoutPassword(address)}`);
  else if (from === 'environment')
    throw new Failure(`${server.title} at ${server.variable}=${withoutPassword(address)} does not answer: ${reason}`);
}

/** The programs of servers, also of those that run elsewhere, for tests that start and kill one: { KITH_REDIS_PROGRAM … } */
export async function programs() {
  const needed = servers.filter((server) => !('optional' in server));
  const entries = needed.map(async (server) => [
    `${server.variable}_PROGRAM`,
    process.env[`${server.variable}_PROGRAM`] ?? (await server.program(teller(server))),
  ]);
  return Object.fromEntries((await Promise.all(entries)).filter(([, file]) => file !== null));
}

async function inContainers(wanted) {
  const addresses = await composeUp(
    wanted.map(({ name }) => name),
    (words) => console.log(`${words} (${since()})`),
  );
  for (const server of wanted) note(server, { address: addresses[server.name], from: 'compose' });
}

async function asProcesses(wanted) {
  const busy = new Set(wanted);
  const progress = setInterval(() => busy.forEach((server) => teller(server)('still on it')), 15_000);
  const ends = await Promise.allSettled(wanted.map((server) => startOne(server).finally(() => busy.delete(server))));
  clearInterval(progress);
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  const bug = failures.find((reason) => !(reason instanceof Failure));
  if (bug !== undefined) throw bug;
  if (failures.length > 0) throw new Failure(failures.map(({ message }) => message).join('\nkith: '));
}

/** What specs can do without is left out where it does not start; they say that they were skipped. */
async function startOne(server) {
  if (!server.optional) return startIt(server);
  try {
    await startIt(server);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await stop([server.name]);
    teller(server)(`is left out: ${error.message}`);
  }
}

async function startIt(server) {
  const tell = teller(server);
  const program = await server.program(tell);
  if (program === null) throw new Failure('it cannot be had here');
  const data = temporaryFolder(server.name);
  tell(`starting ${program}, data in ${data}`);
  const { pid, address } = await server.start(program, data);
  note(server, { address, from: 'process', pid, data, program });
  if (server.prepare) await untilItAnswers(server.title, { pid, data }, () => server.prepare(address));
  await untilItAnswers(server.title, { pid, data }, () => server.answers(address));
  tell(`answers at ${address}, pid ${pid}`);
}

function note(server, entry) {
  writeRunning({ ...readRunning(), [server.name]: entry });
}

/** Stops what `up` started, all of it or these, and removes its data. Answers the names. */
export function down(only = servers.map(({ name }) => name)) {
  return alone(lock, () => stop(only));
}

async function stop(only) {
  const running = readRunning();
  const mine = only.filter((name) => running[name] !== undefined);
  const contained = mine.filter((name) => running[name].from === 'compose');
  if (contained.length > 0) await composeDown(contained);
  await Promise.all(mine.filter((name) => running[name].pid).map((name) => stopOne(running[name])));
  const left = readRunning();
  for (const name of mine) delete left[name];
  writeRunning(left);
  return mine;
}

async function stopOne(server) {
  await stopServer(server);
  fs.rmSync(server.data, { recursive: true, force: true });
}
