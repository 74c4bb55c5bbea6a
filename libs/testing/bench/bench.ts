import { untrue } from '../scenarios/lived.js';
import { latenciesOf, medianOf, type Latencies } from './latencies.js';
import { measureRound, type Round } from './measure.js';
import { measureVerify, shownVerify } from './verify.js';
import { measureWebhooks, shownWebhooks } from './webhooks.js';

const ROWS = 100_000;
const ROUNDS = 3;

/** Medians of the rounds; memory is the highest, and every command counts. */
interface Figures {
  rows: number;
  rowsPerSecond: number;
  eventsPerSecond: number;
  rawRowsPerSecond: number;
  /** ours to raw */
  ratio: number;
  /** ours to raw inserts of nothing but the events, documents and keys */
  ratioToBare: number;
  cpuPerRow: { server: number; raw: number };
  commandsIdle: Latencies;
  commandsDuring: Latencies;
  peakMemory: number;
  coldStart: number;
}

/** `npm run bench [-- --rows N] [--rounds N] [--json] [--flag=…]`: exits with 1 below half the rate of raw inserts, or at 300 MB. */
async function main(args: string[]): Promise<void> {
  const rows = numberAfter(args, '--rows', ROWS);
  const flags = args.filter((arg) => arg.startsWith('--flag=')).map((arg) => arg.slice('--flag='.length));
  const json = args.includes('--json');
  const rounds: Round[] = [];
  for (let n = 1; n <= numberAfter(args, '--rounds', ROUNDS); n += 1) {
    const round = await measureRound(rows, flags);
    rounds.push(round);
    if (!json) print(shownRound(n, rows, round));
  }
  const figures = figuresOf(rows, rounds);
  const unkept = untrue({
    'the import is at least half as fast as raw inserts of its rows': figures.ratio >= 0.5,
    'the server stays below 300 MB': figures.peakMemory < 300,
  });
  print(json ? [JSON.stringify({ ...figures, rounds, unkept })] : shown(figures));
  if (unkept.length > 0) process.exitCode = 1;
}

function numberAfter(args: readonly string[], name: string, otherwise: number): number {
  return args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise;
}

function figuresOf(rows: number, rounds: readonly Round[]): Figures {
  const median = (of: (round: Round) => number): number => medianOf(rounds.map(of));
  return {
    rows,
    rowsPerSecond: median(({ seconds }) => rows / seconds),
    eventsPerSecond: median(({ events, seconds }) => events / seconds),
    rawRowsPerSecond: median(({ rawSeconds }) => rows / rawSeconds),
    ratio: median(({ rawSeconds, seconds }) => rawSeconds / seconds),
    ratioToBare: median(({ bareSeconds, seconds }) => bareSeconds / seconds),
    cpuPerRow: { server: median(({ cpuPerRow }) => cpuPerRow.server), raw: median(({ cpuPerRow }) => cpuPerRow.raw) },
    commandsIdle: latenciesOf(rounds.flatMap(({ idle }) => idle)),
    commandsDuring: latenciesOf(rounds.flatMap(({ during }) => during)),
    peakMemory: Math.max(...rounds.map(({ peakMemory }) => peakMemory)),
    coldStart: median(({ coldStart }) => coldStart),
  };
}

function shownRound(n: number, rows: number, round: Round): string[] {
  const { seconds, rawSeconds, transactions, events, peakMemory, load } = round;
  return [
    `run ${n}, load of the machine ${load.toFixed(1)}: ${rows} rows, ${events} events in ${seconds.toFixed(1)} s; ` +
      `the same rows raw, in ${transactions} transactions, in ${rawSeconds.toFixed(1)} s; ${peakMemory.toFixed(0)} MB`,
    `  commands idle: ${latencies(latenciesOf(round.idle))}`,
    `  commands meanwhile: ${latencies(latenciesOf(round.during))}`,
  ];
}

function shown(m: Figures): string[] {
  const aim = (text: string, good: boolean): string => `${text}${good ? '' : '  MISSED'}`;
  return [
    `medians: ${m.rowsPerSecond.toFixed(0)} rows/s, ${m.eventsPerSecond.toFixed(0)} events/s; raw node:sqlite ${m.rawRowsPerSecond.toFixed(0)} rows/s`,
    `processor time of a row: ${m.cpuPerRow.server.toFixed(0)} µs, raw ${m.cpuPerRow.raw.toFixed(0)} µs`,
    aim(`ratio ${m.ratio.toFixed(2)} (at least 0.50)`, m.ratio >= 0.5),
    `to events, documents and keys alone, without search, inputs, records and schedule: ${m.ratioToBare.toFixed(2)}`,
    aim(`commands while idle: ${latencies(m.commandsIdle)} (aim: p50 at most 10 ms)`, m.commandsIdle.p50 <= 10),
    aim(`commands meanwhile: ${latencies(m.commandsDuring)} (aim: p99 at most 100 ms)`, m.commandsDuring.p99 <= 100),
    aim(`memory of the server at its peak: ${m.peakMemory.toFixed(0)} MB (below 300)`, m.peakMemory < 300),
    aim(`start to listening: ${m.coldStart.toFixed(0)} ms (aim: at most 1500)`, m.coldStart <= 1500),
  ];
}

function latencies({ count, p50, p99, max }: Latencies): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(0)} ms of ${count}`;
}

/** `npm run bench -- webhooks [--json]` */
async function webhooks(args: string[]): Promise<void> {
  const measured = await measureWebhooks();
  print(args.includes('--json') ? [JSON.stringify(measured)] : shownWebhooks(measured));
  if (measured.failed > 0) process.exitCode = 1;
}

/** `npm run bench -- verify [FILE]`: exits with 1 if a million events take longer than a minute, or something is found. */
async function proof([file]: string[]): Promise<void> {
  const measured = await measureVerify(file);
  print(shownVerify(measured));
  if (measured.findings > 0 || measured.seconds > 60 * (measured.events / 1_000_000)) process.exitCode = 1;
}

const others: Record<string, (args: string[]) => Promise<void>> = { webhooks, verify: proof };

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const [what = '', ...rest] = process.argv.slice(2);
await (others[what]?.(rest) ?? main(process.argv.slice(2)));
