import { allAtOnce } from './all-at-once.js';
import { firstWeeks } from './first-weeks.js';
import { kills } from './kill.js';
import type { Lived } from './lived.js';
import { neverAnswers } from './never-answers.js';
import { rehearsed } from './rehearsed.js';
import { secondFile } from './second-file.js';
import { useful } from './useful.js';

const scenarios: Record<string, (args: number[]) => Promise<Lived>> = {
  'first-weeks': firstWeeks,
  'second-file': secondFile,
  'never-answers': neverAnswers,
  useful: () => useful(),
  'all-at-once': allAtOnce,
  rehearsed: ([days = 730]) => rehearsed({ days }),
  kill: ([times = 20, rows = 4000]) => kills({ times, rows }),
};

/** `npm run scenario -- NAME`: lives through one of these on the real platform, prints what came of it, and exits with 1 if a promise was broken. */
async function main([name = '', ...args]: string[]): Promise<void> {
  const scenario = scenarios[name];
  if (scenario === undefined) throw new Error(`Which one? ${Object.keys(scenarios).join(', ')}`);
  const { table, unkept } = await scenario(args.map(Number));
  for (const line of table) process.stdout.write(`${line}\n`);
  for (const promise of unkept) process.stdout.write(`not so: ${promise}\n`);
  if (unkept.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
