import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { liveYear, type YearWish } from './live.js';
import { ownProcess } from './own-process.js';
import { tableOf } from './table.js';

/** Sentences that are printed of what was not kept. */
const MOST = 20;

const text = { type: 'string' } as const;
const options = { sources: text, items: text, days: text, kills: text, seed: text };
/** What is asked for, each with what is usual, and the least that makes sense. */
const usual = { sources: [50, 1], items: [200_000, 1], days: [365, 5], kills: [4, 0] } as const;

/** What `npm run year` is told. Throws an Error with one sentence. */
function wishIn(args: string[]): Omit<YearWish, 'tell'> {
  const { values } = parseArgs({ args, options });
  const number = (name: keyof typeof usual): number => {
    const [otherwise, least] = usual[name];
    const given = Number(values[name] ?? otherwise);
    if (Number.isInteger(given) && given >= least) return given;
    throw new Error(`--${name} is a whole number from ${least} on, not "${values[name] ?? ''}".`);
  };
  const { seed = '1' } = values;
  return { sources: number('sources'), items: number('items'), days: number('days'), kills: number('kills'), seed };
}

/** `npm run year [-- --sources 50 --items 200000 --days 365 --seed 1 --kills 4]`: exits with 1 if a promise was not kept. */
async function main(wish: Omit<YearWish, 'tell'>): Promise<void> {
  const began = performance.now();
  const passed = (): string => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  const tell = (sentence: string): void => void process.stderr.write(`${sentence}, after ${passed()} …\n`);
  const year = await liveYear({ ...wish, tell }, ownProcess);
  const { user, system } = process.cpuUsage();
  const worked = `of a processor: ${year.processor.toFixed(0)} s for Kith, ${((user + system) / 1e6).toFixed(0)} s for the sites`;
  for (const line of [...tableOf(year), ...year.kills, `${passed()}; ${worked}`]) process.stdout.write(`${line}\n`);
  for (const what of year.unkept.slice(0, MOST)) process.stdout.write(`not so: ${what}\n`);
  if (year.unkept.length > MOST) process.stdout.write(`not so: ${year.unkept.length - MOST} more\n`);
  if (year.unkept.length > 0) process.exitCode = 1;
}

try {
  const wish = wishIn(process.argv.slice(2));
  await main(wish);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
