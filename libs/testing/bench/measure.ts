import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { latenciesOf, medianOf, type Latencies } from './latencies.js';
import { addContacts, Commanding, finished, OpenPage, upload } from './people.js';
import { insertRaw, readWritten } from './raw-inserts.js';
import { startServerProcess } from './server-process.js';

const COMMANDS_PER_SECOND = 20;
const IDLE_MS = 10_000;
const TIMES = 3;

export interface Measured {
  rows: number;
  events: number;
  seconds: number;
  rowsPerSecond: number;
  eventsPerSecond: number;
  /** every row that the import left, by `node:sqlite` alone, median of three */
  rawRowsPerSecond: number;
  transactions: number;
  /** ours to raw */
  ratio: number;
  /** ours to raw inserts of nothing but the events, documents and keys */
  ratioToBare: number;
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
    await finished(server.address, await upload(server.address, rows));
    const seconds = (performance.now() - started) / 1000;
    const serverCpu = cpuOf(server.pid) - cpu;
    await people.stop();
    await page.close();
    const peakMemory = peakOf(server.pid);
    await server.stop();
    const raw = rawInserts(home, 'all');
    const bare = rawInserts(home, 'ledger and documents');
    const cpuPerRow = { server: serverCpu / rows, raw: raw.cpu / rows };
    const rawRowsPerSecond = rows / raw.seconds;
    return {
      rows,
      events: raw.events,
      seconds,
      rowsPerSecond: rows / seconds,
      eventsPerSecond: raw.events / seconds,
      rawRowsPerSecond,
      transactions: raw.transactions,
      ratio: raw.seconds / seconds,
      ratioToBare: bare.seconds / seconds,
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

interface Raw {
  /** median */
  seconds: number;
  /** processor time of one, µs */
  cpu: number;
  transactions: number;
  events: number;
}

/** The rows are forgotten before it answers: those of a large import fill the memory of this process. */
function rawInserts(home: string, which: 'all' | 'ledger and documents'): Raw {
  const written = readWritten(home, which);
  const before = process.cpuUsage();
  const took = Array.from({ length: TIMES }, (_, n) => insertRaw(`${home}/raw-${n}`, written) / 1000);
  const { user, system } = process.cpuUsage(before);
  const { events, transactions } = written;
  return { seconds: medianOf(took), cpu: (user + system) / TIMES, events, transactions: transactions.length };
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
