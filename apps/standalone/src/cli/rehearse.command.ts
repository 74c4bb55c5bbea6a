import fs from 'node:fs';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { memberNames } from '../rehearse/crowd.js';
import { MIDNIGHT, rehearse } from '../rehearse/rehearse.js';
import { reportOf } from '../rehearse/report.js';
import { settingsWith, usual, type RehearsalSettings } from '../rehearse/settings.js';
import { Tally } from '../rehearse/tally.js';
import { givenPath, readableFile } from './connection.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';
import { demandNew, writeWhole } from './whole-file.js';

/** As they come from the command line: texts. */
interface Options {
  seed: string;
  days: string;
  contacts: string;
  recruiters: string;
  reply: string;
  kept: string;
  policy?: string;
  out?: string;
}

const SAID_EVERY = 5_000;

export function rehearseCommand(program: Command, context: CommandContext): void {
  program
    .command('rehearse')
    .description(
      'Play a made-up team for months in a few minutes: what its numbers would mean for recruiters and for people. Everything decides as in earnest, in a folder of its own that goes afterwards. The same seed plays the same again.',
    )
    .option('--seed <n>', 'which chance', String(usual.seed))
    .option('--days <n>', 'how long', String(usual.days))
    .option('--contacts <n>', 'people in the pool', String(usual.contacts))
    .option('--recruiters <n>', 'people at work', String(usual.recruiters))
    .option('--reply <share>', 'how many of a hundred strangers answer a first message, as 0.1', String(usual.reply))
    .option('--kept <n>', 'contacts each recruiter keeps', String(usual.kept))
    .option('--policy <file>', 'numbers to try, as GET /v1/policy gives them; the defaults without')
    .option('--out <file>', 'write the ledger of it into a new file, for "verify"')
    .addHelpText(
      'after',
      examples('rehearse', 'rehearse --days 730 --recruiters 20 --contacts 2000 --out ledger.ndjson'),
    )
    .action((options: Options) => run(context, options));
}

async function run({ say, now }: CommandContext, options: Options): Promise<void> {
  const settings = settingsOf(options);
  const out = options.out === undefined ? null : givenPath(options.out);
  if (out !== null) demandNew(out);
  const started = now();
  const tally = new Tally({ start: MIDNIGHT, days: settings.days, members: memberNames(settings.recruiters) });
  await rehearse(settings, progress(settings.days, { say, now }), (ledger) => readInto(tally, ledger, out));
  for (const line of reportOf(tally.result())) say(line);
  say(`${String(settings.days)} days in ${String(Math.round((now() - started) / 1000))} s.`);
  if (out !== null) say(`The ledger is in ${out}: npm run kith -- verify ${out}`);
}

function settingsOf({ policy, out: _out, ...numbers }: Options): RehearsalSettings {
  const read = Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, numberOf(text)]));
  return settingsWith(policy === undefined ? read : { ...read, policy: policyIn(readableFile(policy)) });
}

/** NaN for what is no number, which every setting refuses. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** The policy in a file: alone, or as `GET /v1/policy` answers it. */
function policyIn(file: string): unknown {
  try {
    const read = JSON.parse(fs.readFileSync(file, 'utf8')) as { policy?: unknown };
    return read.policy ?? read;
  } catch (cause) {
    throw new OutsideWorld(`${file} holds no policy: it is no JSON.`, false, 'policy-unreadable', { cause });
  }
}

function progress(days: number, { say, now }: Pick<CommandContext, 'say' | 'now'>): (day: number) => void {
  let saidAt = now();
  return (day) => {
    if (now() < saidAt + SAID_EVERY) return;
    saidAt = now();
    say(`… day ${String(day)} of ${String(days)}`);
  };
}

async function readInto(tally: Tally, ledger: AsyncIterable<Envelope>, out: string | null): Promise<void> {
  if (out === null) for await (const event of ledger) tally.take(event);
  else await writeWhole(counted(tally, ledger), out);
}

async function* counted(tally: Tally, ledger: AsyncIterable<Envelope>): AsyncGenerator<string> {
  for await (const event of ledger) {
    tally.take(event);
    yield `${JSON.stringify(event)}\n`;
  }
}
