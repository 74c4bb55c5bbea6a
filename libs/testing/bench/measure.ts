import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { crowd, fileOf } from '../scenarios/crowd.js';
import { latenciesOf, medianOf, type Latencies } from './latencies.js';
import { addContacts, Commanding, OpenPage } from './people.js';
import { insertRaw, readWritten } from './raw-inserts.js';
import { ask, startServerProcess, type ServerProcess } from './server-process.js';

const COMMANDS_PER_SECOND = 20;
const IDLE_MS = 10_000;
const TIMES = 3;

export interface Measured {
  rows: number;
  events: number;
  seconds: number;
  rowsPerSecond: number;
  eventsPerSecond: number;
  /** the same rows by `node:sqlite` alone, median of three */
  rawRowsPerSecond: number;
  transactions: number;
  /** ours to raw */
  ratio: number;
  /** of all threads of the server, and of the raw inserts, µs a row */
  cpuPerRow: { server: number; raw: number };
  commandsIdle: Latencies;
  commandsDuring: Latencies;
  /** of the server process, MB */
  peakMemory: number;
  /** from start to the line with its address, ms, median of three */
  coldStart: number;
  /** the load of the machine before and after */
  load: [number, number];
}

/** Imports so many rows through a server of its own, with a page open and people at work, and inserts the same rows raw. */
export async function measure(rows: number, flags: string[] = []): Promise<Measured> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-bench-'));
  const before = os.loadavg()[0] ?? 0;
  try {
    const coldStart = await coldStarts(home);
    const server = await startServerProcess(home, flags);
    const contacts = await addContacts(server.address, 40);
    const page = new OpenPage(server.address);
    const idle = new Commanding(server.address, contacts, COMMANDS_PER_SECOND);
    await wait(IDLE_MS);
    await idle.stop();
    const people = new Commanding(server.address, contacts, COMMANDS_PER_SECOND);
    const [started, cpu] = [performance.now(), cpuOf(server.pid)];
    await page.watch(await upload(server, rows));
    const seconds = (performance.now() - started) / 1000;
    const serverCpu = cpuOf(server.pid) - cpu;
    await people.stop();
    await page.close();
    const peakMemory = peakOf(server.pid);
    await server.stop();
    const written = readWritten(home);
    const cpuBefore = process.cpuUsage();
    const raw = Array.from({ length: TIMES }, (_, n) => insertRaw(`${home}/raw-${n}`, written) / 1000);
    const { user, system } = process.cpuUsage(cpuBefore);
    const cpuPerRow = { server: serverCpu / rows, raw: (user + system) / TIMES / rows };
    const rawRowsPerSecond = rows / medianOf(raw);
    return {
      rows,
      events: written.events,
      seconds,
      rowsPerSecond: rows / seconds,
      eventsPerSecond: written.events / seconds,
      rawRowsPerSecond,
      transactions: written.transactions.length,
      ratio: rows / seconds / rawRowsPerSecond,
      cpuPerRow,
      commandsIdle: latenciesOf(idle.times),
      commandsDuring: latenciesOf(people.times),
      peakMemory,
      coldStart,
      load: [before, os.loadavg()[0] ?? 0],
    };
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

async function coldStarts(home: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const server = await startServerProcess(home);
    times.push(server.startedIn);
    await server.stop();
  }
  return medianOf(times);
}

async function upload({ address }: ServerProcess, rows: number): Promise<string> {
  const body = fileOf(
    crowd({ first: 1, count: rows, now: Date.now(), from: 40, to: 3000, employers: Math.ceil(rows / 8) }),
  );
  const headers = { 'content-type': 'text/csv' };
  const answer = await ask(address, '/v1/imports?format=linkedin-csv', { method: 'POST', body, headers });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`the file was not taken: ${answer.status}`);
  return id;
}

/** User and system time so far, µs. Linux counts in hundredths of a second. */
function cpuOf(pid: number): number {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** VmHWM, MB. */
function peakOf(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
