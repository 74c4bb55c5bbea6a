import { medianOf, type Latencies } from '../latencies.js';
import { measureRound, type Round } from './measure.js';

const INPUTS = 100_000;
const PER_MESSAGE = 3_000;
const ROUNDS = 3;

/** Medians of the rounds: inputs a second, and ms. */
interface Figures {
  raw: number;
  perMessage: number;
  kith: { pools1: number; pools48: number };
  command: { p50: number; p99import: number };
}

/** `npm run bench -- cluster [--inputs N] [--json]`: exits with 1 below 0.6 of raw writes (docs/adr/0019). */
async function main(args: string[]): Promise<void> {
  const inputs = args.includes('--inputs') ? Number(args[args.indexOf('--inputs') + 1]) : INPUTS;
  const json = args.includes('--json');
  const print = (lines: readonly string[]): void => {
    for (const line of lines) process.stdout.write(`${line}\n`);
  };
  const rounds: Round[] = [];
  for (let n = 1; n <= ROUNDS; n += 1) {
    const tell = (text: string): void => void process.stderr.write(`run ${n} of ${ROUNDS}: ${text} …\n`);
    const measured = await measureRound(inputs, Math.min(inputs, PER_MESSAGE), tell);
    rounds.push(measured);
    if (!json) print(shown(measured, n));
  }
  const figures = mediansOf(rounds);
  print(json ? [JSON.stringify(figures)] : judged(figures, inputs));
  if (!keeps(figures)) process.exitCode = 1;
}

/** Raw is the quicker of both ways. */
function mediansOf(rounds: readonly Round[]): Figures {
  const median = (of: (round: Round) => number): number => round(medianOf(rounds.map(of)));
  const raw = Math.max(
    median(({ raw: { inTurn } }) => inTurn),
    median(({ raw: { together } }) => together),
  );
  return {
    raw,
    perMessage: median(({ perMessage }) => perMessage),
    kith: { pools1: median(({ pools1 }) => pools1), pools48: median(({ pools48 }) => pools48) },
    command: { p50: median(({ idle }) => idle.p50), p99import: median(({ during }) => during.p99) },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function keeps({ raw, kith: { pools1, pools48 } }: Figures): boolean {
  return Math.min(pools1, pools48) >= 0.6 * raw;
}

function shown({ raw, perMessage, pools1, pools48, idle, during, ...more }: Round, n: number): string[] {
  const rate = (value: number): string => value.toFixed(0);
  return [
    `run ${n}, load of the machine ${more.load.toFixed(1)}: ${more.events.toFixed(2)} events an input, ${more.commits} commits`,
    `  raw ${rate(raw.inTurn)}/s in turn, ${rate(raw.together)}/s together; per message ${rate(perMessage)}/s; Kith ${rate(pools1)}/s one pool, ${rate(pools48)}/s 48 pools`,
    `  commands idle: ${latencies(idle)}`,
    `  commands during an import: ${latencies(during)}`,
  ];
}

function judged({ raw, perMessage, kith, command }: Figures, inputs: number): string[] {
  const aim = (text: string, good: boolean): string => `${text}${good ? '' : '  MISSED'}`;
  const pools = Object.entries({ 'one pool': kith.pools1, '48 pools': kith.pools48 }).flatMap(([name, rate]) => [
    aim(`${name}: ${(rate / raw).toFixed(2)} of raw writes (at least 0.60)`, rate >= 0.6 * raw),
    aim(
      `${name}: ${(rate / perMessage).toFixed(1)} times one write a message (aim 10; raw writes ${(raw / perMessage).toFixed(1)})`,
      rate >= 10 * perMessage,
    ),
  ]);
  return [
    `medians of ${ROUNDS} runs of ${inputs} inputs: raw ${raw}/s, per message ${perMessage}/s, Kith ${kith.pools1}/s one pool, ${kith.pools48}/s 48 pools`,
    ...pools,
    aim(`one pool: ${kith.pools1} inputs/s (aim 8000)`, kith.pools1 >= 8000),
    aim(`commands idle: p50 ${command.p50} ms (aim 30)`, command.p50 <= 30),
    aim(`commands during an import: p99 ${command.p99import} ms (aim 1000)`, command.p99import <= 1000),
  ];
}

function latencies({ count, p50, p99, max }: Latencies): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(0)} ms of ${count}`;
}

// The services that were started end with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await main(process.argv.slice(2));
