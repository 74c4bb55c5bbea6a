import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { callablePlatforms } from '../../../ingest/src/webhooks/registry.js';
import { reach } from './connection.js';
import { withRunning, type CommandContext } from './context.js';
import { examples } from './examples.js';
import { sourcesOf } from './sources-of.js';
import { toldSystemsCommands } from './told-systems.command.js';

interface Wish {
  event: string;
  url?: string;
  secret?: string;
}

export function hooksCommand(program: Command, context: CommandContext): void {
  const hooks = program
    .command('hooks')
    .description('Web hooks: systems that are told of events, and addresses that platforms call.');
  toldSystemsCommands(hooks, context);
  hooks
    .command('send')
    .description(
      'Sign a delivery of an invented person and send it to an address of yours, as the platform would. The person is in your pool afterwards, unless the platform only nudges: then it is asked.',
    )
    .argument('<kind>', `the platform: ${callablePlatforms.map(({ kind }) => kind).join(', ')}`)
    .requiredOption('--event <name>', 'what happened there, new_candidate_application for example')
    .option('--secret <secret>', 'the secret of the source; of those of which nobody knows how they sign there is none')
    .option('--url <address>', 'the address; without, that of your only source of this kind, while Kith runs here')
    .addHelpText(
      'after',
      [
        '',
        'What can happen there:',
        ...callablePlatforms.map(({ kind, samples }) => `  ${kind}: ${Object.keys(samples).join(', ')}`),
        examples('hooks send greenhouse --event reject_candidate --secret SECRET'),
      ].join('\n'),
    )
    .action(async (name: string, wish: Wish) => {
      const kind = callablePlatforms.find((one) => one.kind === name);
      if (kind === undefined)
        throw unknown(
          `Kith knows no platform "${name}"; it knows ${callablePlatforms.map((one) => one.kind).join(', ')}.`,
        );
      const sample = kind.samples[wish.event];
      if (sample === undefined) throw unknown(`Choose one of: ${Object.keys(kind.samples).join(', ')}.`);
      const url = wish.url ?? (await onlyAddress(kind, context));
      if (kind.signs && wish.secret === undefined)
        throw unknown(`${name} signs: give the source’s secret with --secret.`);
      const now = context.now();
      const { raw, headers } = kind.send(sample(now), wish.secret ?? '', { id: randomUUID(), event: wish.event, now });
      const sent = { method: 'POST', body: raw, headers };
      const answer = await reach(
        url,
        sent,
        `Nobody answers at ${url}: see whether Kith runs there and the address is whole.`,
      );
      context.say(`${wish.event}: ${saidBy(answer.status, await answer.text())}`);
      if (answer.status !== 200) context.failed();
    });
}

async function onlyAddress({ kind }: { kind: string }, context: CommandContext): Promise<string> {
  let found: string[] = [];
  await withRunning(context, async (connection) => {
    const sources = await sourcesOf(connection);
    found = sources.flatMap((one) => (one.kind === kind && one.hookUrl !== null ? [one.hookUrl] : []));
  });
  const [url, ...more] = found;
  if (url === undefined) throw unknown(`No source of ${kind} is connected: connect one on the sources page first.`);
  if (more.length > 0)
    throw unknown([`Several sources of ${kind} are connected: name one with --url.`, ...found].join('\n  '));
  return url;
}

/** What was answered, in the words of whoever took it or did not. */
function saidBy(status: number, text: string): string {
  if (status === 200) return 'taken (200).';
  return `not taken (${String(status)}). ${sentenceIn(text)}`;
}

function sentenceIn(text: string): string {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? text;
  } catch {
    return text;
  }
}

function unknown(text: string): OutsideWorld {
  return new OutsideWorld(text, false, 'hook-unknown');
}
