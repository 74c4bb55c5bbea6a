import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../parts/failure.mjs';

/** ms; fetching servers over a slow line is no failure */
const LONGEST = 600_000;

/**
 * Does some work while nobody else does who uses this file: they wait. Who died over it keeps nobody waiting. Throws a
 * Failure after ten minutes.
 */
export async function alone(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (isMe(holder(file))) return work();
  for (const end = Date.now() + LONGEST; !take(file); await wait(100)) {
    if (Date.now() < end) continue;
    throw new Failure(`process ${holder(file)?.pid} has been at it for ten minutes: end it, or remove ${file}`);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** The file comes to be with its content: nobody sees it without. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, `${process.pid} ${startOf(process.pid)}`);
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const other = holder(file);
    if (other !== null && !lives(other)) fs.rmSync(file, { force: true });
    return false;
  } finally {
    fs.rmSync(mine);
  }
}

/** The process that holds it and when that was started, or null. */
function holder(file) {
  try {
    const [pid, start] = fs.readFileSync(file, 'utf8').split(' ');
    return { pid: Number(pid), start };
  } catch {
    return null;
  }
}

const isMe = (one) => one?.pid === process.pid && one.start === startOf(process.pid);

/** Where it can be seen when a process was started, one that was given the same number later is not taken for it. */
function lives({ pid, start }) {
  try {
    process.kill(pid, 0);
    return startOf(pid) === start;
  } catch (error) {
    return error.code === 'EPERM' && startOf(pid) === start;
  }
}

/** In ticks since the machine was started (proc(5)); `-` where that is not to be seen. */
function startOf(pid) {
  try {
    const about = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return about.slice(about.lastIndexOf(')')).split(' ')[20];
  } catch {
    return '-';
  }
}
