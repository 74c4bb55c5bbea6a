import fs from 'node:fs';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { promises, type CheckName } from '../verify/check.js';
import { verify, type Report } from '../verify/verify.js';
import { linesOf } from '../lines.js';
import { readableFile } from './connection.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';
import { withLedger } from './with-ledger.js';

const SHOWN = 50;

export function verifyCommand(program: Command, context: CommandContext): void {
  program
    .command('verify [file]')
    .description(
      'Prove from the ledger, with code of its own, that nobody was ever offered beyond the rules: of your pool (on servers: of all pools), or of a file that "ledger export" wrote. Lists what broke the promise and exits with 1 then.',
    )
    .addHelpText('after', examples('verify', 'verify ledger.ndjson'))
    .action(async (file: string | undefined) => {
      if (file !== undefined) {
        const report = await verify(linesOf(fs.createReadStream(readableFile(file))), context.now());
        if (report.pools === 0) throw noExport(file);
        tell(report, context);
        return;
      }
      await withLedger(context, async (lines) => tell(await verify(lines, context.now()), context));
    });
}

function noExport(file: string): OutsideWorld {
  const text = `${file} holds no event of a ledger: name a file that "npm run kith -- ledger export" wrote.`;
  return new OutsideWorld(text, false, 'file-no-export');
}

/** What was looked at and how often, what broke with its seq and event, and last whether the promise was kept. */
function tell(
  { events, pools, offers, checked, findings, writtenWithoutKith }: Report,
  { say, failed }: CommandContext,
): void {
  for (const { seq, event, check, text } of findings.slice(0, SHOWN))
    say(`seq ${String(seq)}, event ${event}  ${check}: ${text}`);
  if (findings.length > SHOWN) say(`… and ${String(findings.length - SHOWN)} more`);
  for (const line of listed(checked, findings)) say(line);
  say(
    `${String(events)} events of ${String(pools)} pool${pools === 1 ? '' : 's'}, ${String(offers)} offers, ${String(writtenWithoutKith)} messages written without Kith.`,
  );
  say(findings.length === 0 ? 'The promise was kept.' : `The promise was broken ${String(findings.length)} times.`);
  if (findings.length > 0) failed();
}

/** Every promise, how often it was looked at, and how often it was broken. */
function listed(checked: Report['checked'], findings: Report['findings']): string[] {
  return Object.entries(promises).map(([name, promise]) => {
    const broken = findings.filter(({ check }) => check === name).length;
    const times = `${String(checked[name as CheckName])} times`;
    return broken === 0
      ? `✓ ${name}: ${promise} (${times})`
      : `✗ ${name}: ${promise} (${times}, broken ${String(broken)})`;
  });
}
