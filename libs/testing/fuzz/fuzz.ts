import { importFormats } from '../../../apps/ingest/src/imports/registry.js';
import { callingKinds } from '../../../apps/ingest/src/webhooks/registry.js';
import { askedPlatforms } from './platforms.js';
import { fuzzFormat } from './watch-worker.js';
import type { FuzzCounts } from './work.js';

const FILES = 10_000;

/**
 * `npm run fuzz [-- --files N] [--seed S] [--format NAME]`: files of every format, deliveries of every platform that
 * calls, and answers of every platform that is asked; exits with 1 if any of them does what none may do.
 */
async function main(args: string[]): Promise<void> {
  const seed = option(args, '--seed') ?? '1';
  const files = Number(option(args, '--files') ?? FILES);
  const only = option(args, '--format');
  const names = [
    ...importFormats.map(({ name }) => name),
    ...callingKinds.map(({ kind }) => kind),
    ...askedPlatforms.map(({ kind }) => kind.kind),
  ];
  for (const name of names.filter((one) => only === undefined || one === only)) {
    const counts = await fuzzFormat(name, { seed, files });
    process.stdout.write(`${shown(name, counts)}\n`);
    for (const { n, what } of counts.faults.slice(0, 10))
      process.stdout.write(`  file ${String(n)}, seed ${seed}: ${what}\n`);
    if (counts.faults.length > 0) process.exitCode = 1;
  }
}

function option(args: string[], name: string): string | undefined {
  return args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
}

function shown(name: string, { files, refused, rows, badRows, peak, faults }: FuzzCounts): string {
  const counts = `${String(files)} files, ${String(refused)} refused, ${String(rows - badRows)} rows read and ${String(badRows)} not`;
  return `${name}: ${counts}, ${peak.toFixed(0)} MB at most, ${String(faults.length)} faults`;
}

await main(process.argv.slice(2));
