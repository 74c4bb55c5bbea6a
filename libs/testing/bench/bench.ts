import { measureVerify, shownVerify } from './verify.js';
import { measureWebhooks, shownWebhooks } from './webhooks.js';
import { untrue } from '../scenarios/lived.js';
import type { Latencies } from './latencies.js';
import { measure, type Measured } from './measure.js';

const ROWS = 100_000;

/** `npm run bench [-- --rows N] [--json] [--flag=…]`: exits with 1 below half the rate of raw inserts, or at 300 MB. */
async function main(args: string[]): Promise<void> {
  const rows = args.includes('--rows') ? Number(args[args.indexOf('--rows') + 1]) : ROWS;
  const flags = args.filter((arg) => arg.startsWith('--flag=')).map((arg) => arg.slice('--flag='.length));
  const measured = await measure(rows, flags);
  const unkept = untrue({
    'the import is at least half as fast as raw inserts of its rows': measured.ratio >= 0.5,
    'the server stays below 300 MB': measured.peakMemory < 300,
  });
  const lines = args.includes('--json') ? [JSON.stringify({ ...measured, unkept })] : shown(measured);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (unkept.length > 0) process.exitCode = 1;
}

function shown(m: Measured): string[] {
  const aim = (text: string, good: boolean): string => `${text}${good ? '' : '  MISSED'}`;
  return [
    `${m.rows} rows in ${m.seconds.toFixed(1)} s: ${m.rowsPerSecond.toFixed(0)} rows/s, ${m.eventsPerSecond.toFixed(0)} events/s`,
    `raw node:sqlite, same rows in ${m.transactions} transactions: ${m.rawRowsPerSecond.toFixed(0)} rows/s`,
    `processor time of a row: ${m.cpuPerRow.server.toFixed(0)} µs, raw ${m.cpuPerRow.raw.toFixed(0)} µs`,
    aim(`ratio ${m.ratio.toFixed(2)} (at least 0.50)`, m.ratio >= 0.5),
    `to events, documents and keys alone, without search, inputs, records and schedule: ${m.ratioToBare.toFixed(2)}`,
    aim(`commands while idle: ${latencies(m.commandsIdle)} (p50 at most 10 ms)`, m.commandsIdle.p50 <= 10),
    aim(`commands meanwhile: ${latencies(m.commandsDuring)} (p99 at most 100 ms)`, m.commandsDuring.p99 <= 100),
    aim(`memory of the server at its peak: ${m.peakMemory.toFixed(0)} MB (below 300)`, m.peakMemory < 300),
    aim(`start to listening: ${m.coldStart.toFixed(0)} ms (at most 1500)`, m.coldStart <= 1500),
    `load of the machine: ${m.load.map((load) => load.toFixed(1)).join(' before, ')} after`,
  ];
}

function latencies({ count, p50, p99, max }: Latencies): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(0)} ms of ${count}`;
}

/** `npm run bench -- webhooks [--json]` */
async function webhooks(args: string[]): Promise<void> {
  const measured = await measureWebhooks();
  const lines = args.includes('--json') ? [JSON.stringify(measured)] : shownWebhooks(measured);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (measured.failed > 0) process.exitCode = 1;
}

/** `npm run bench -- verify [FILE]`: exits with 1 if a million events take longer than a minute, or something is found. */
async function proof([file]: string[]): Promise<void> {
  const measured = await measureVerify(file);
  for (const line of shownVerify(measured)) process.stdout.write(`${line}\n`);
  if (measured.findings > 0 || measured.seconds > 60 * (measured.events / 1_000_000)) process.exitCode = 1;
}

const others: Record<string, (args: string[]) => Promise<void>> = { webhooks, verify: proof };
const [what = '', ...rest] = process.argv.slice(2);
await (others[what]?.(rest) ?? main(process.argv.slice(2)));
