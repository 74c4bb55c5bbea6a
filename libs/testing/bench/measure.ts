import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { medianOf } from './latencies.js';
import { addContacts, Commanding, finished, OpenPage, upload } from './people.js';
import { insertRaw, readWritten } from './raw-inserts.js';
import { startServerProcess, type ServerProcess } from './server-process.js';

const COMMANDS_PER_SECOND = 20;
const IDLE_MS = 10_000;

/** One import and, after it, the same rows raw. */
export interface Round {
  events: number;
  /** of the import */
  seconds: number;
  /** every row that the import left, by `node:sqlite` alone */
  rawSeconds: number;
  /** nothing but the events, documents and keys */
  bareSeconds: number;
  transactions: number;
  /** of all threads of the server, and of the raw inserts, µs a row */
  cpuPerRow: { server: number; raw: number };
  /** times of commands, ms */
  idle: number[];
  during: number[];
  /** of the server process, MB */
  peakMemory: number;
  /** from start to the line with its address, ms */
  coldStart: number;
  /** the load of the machine when it began */
  load: number;
}

/** Imports so many rows through a server of its own, with a page open and people at work, and inserts the same rows raw. */
export async function measureRound(rows: number, flags: string[] = []): Promise<Round> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-bench-'));
  const load = os.loadavg()[0] ?? 0;
  try {
    const coldStart = await coldStartOf(home);
    const server = await startServerProcess(home, flags);
    const imported = await importing(server, rows);
    await server.stop();
    const raw = rawInserts(home, 'all');
    const { seconds: bareSeconds } = rawInserts(home, 'ledger and documents');
    const { events, transactions, seconds: rawSeconds } = raw;
    const cpuPerRow = { server: imported.cpu / rows, raw: raw.cpu / rows };
    return { ...imported, events, transactions, rawSeconds, bareSeconds, cpuPerRow, coldStart, load };
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

interface Imported extends Pick<Round, 'seconds' | 'idle' | 'during' | 'peakMemory'> {
  /** µs */
  cpu: number;
}

async function importing({ address, pid }: ServerProcess, rows: number): Promise<Imported> {
  const contacts = await addContacts(address, 40);
  const page = new OpenPage(address);
  const idle = new Commanding(address, contacts, COMMANDS_PER_SECOND);
  await wait(IDLE_MS);
  await idle.stop();
  const people = new Commanding(address, contacts, COMMANDS_PER_SECOND);
  const [started, before] = [performance.now(), cpuOf(pid)];
  await finished(address, await upload(address, rows));
  const seconds = (performance.now() - started) / 1000;
  const cpu = cpuOf(pid) - before;
  await people.stop();
  await page.close();
  return { seconds, cpu, idle: idle.times, during: people.times, peakMemory: peakOf(pid) };
}

interface Raw {
  seconds: number;
  /** processor time, µs */
  cpu: number;
  transactions: number;
  events: number;
}

/** The rows are forgotten before it answers: those of a large import fill the memory of this process. */
function rawInserts(home: string, which: 'all' | 'ledger and documents'): Raw {
  const written = readWritten(home, which);
  const before = process.cpuUsage();
  const seconds = insertRaw(path.join(home, `raw ${which}`), written) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { events, transactions } = written;
  return { seconds, cpu: user + system, events, transactions: transactions.length };
}

/** Of three starts, ms: median. */
async function coldStartOf(home: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 3; n += 1) {
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
