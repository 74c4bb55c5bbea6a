import fs from 'node:fs';
import type { Command } from 'commander';
import { verify } from '../verify/verify.js';
import type { Connection } from './connection.js';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';
import { sourcesOf, type SourceSeen } from './sources-of.js';

interface Work {
  open: number;
  since: string | null;
  late: boolean;
}

interface Status {
  version: string;
  ready: boolean;
  reasons: Record<string, string>;
  ledger: { epoch: number; events: number };
  waiting: number;
  parkedLines: number;
  webhooks: { stopped: number; failing: number };
  erasures: Work;
  siblings: Work;
}

const MEGABYTE = 1_000_000;
/** Below this much free disk Kith refuses to write. */
const RESERVE_MB = 200;

export function doctorCommand(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description(
      'Look at everything that could be wrong (readiness, parked lines, failing sources, systems that are not told, late erasures, free disk, the promise in the ledger) and say what to do about it. Exits with 1 if anything is.',
    )
    .addHelpText('after', examples('doctor'))
    .action(() => withConnection(context, (connection) => examine(connection, context)));
}

async function examine(connection: Connection, { config, say, now, failed }: CommandContext): Promise<void> {
  const { dataDir, keysDir } = config();
  const status = (await connection.call('GET', '/v1/status')) as unknown as Status;
  const report = await verify(connection.lines('/v1/ledger'), now());
  const sources = await sourcesOf(connection);
  const free = Math.floor(freeBytes(dataDir) / MEGABYTE);
  const findings = [
    ...Object.entries(status.reasons).map(([part, reason]) => `${part} is not ready: ${reason}`),
    ...(status.parkedLines > 0
      ? [
          `Lines that are parked: ${String(status.parkedLines)}. An administrator sees them with GET /v1/parked; what to do stands in docs/operations.md, "Lines are parked".`,
        ]
      : []),
    ...troubled(sources),
    ...unheard(sources),
    ...untold(status),
    ...late(status),
    ...(free < RESERVE_MB
      ? [`Only ${String(free)} MB are free below ${dataDir}: Kith writes again from ${String(RESERVE_MB)} MB on.`]
      : []),
    ...(report.findings.length > 0
      ? [`The promise is broken in the ledger: ${String(report.findings.length)}. "kith verify" names each.`]
      : []),
  ];
  say(
    `Kith ${status.version}, ${String(status.ledger.events)} events in epoch ${String(status.ledger.epoch)}, ${String(status.waiting)} inputs waiting, ${String(free)} MB free.`,
  );
  say(`Data in ${dataDir}, keys in ${keysDir}.`);
  for (const finding of findings) say(`✗ ${finding}`);
  if (findings.length > 0) failed();
  else say('All is well.');
}

/** Sources that fail, or have stopped by themselves: why, and what to do. */
function troubled(sources: readonly SourceSeen[]): string[] {
  return sources.flatMap(({ name, id, problem }) =>
    problem === null ? [] : [`${name} (${id}): ${problem.text} ${problem.todo}`],
  );
}

/** Sources that take nothing until somebody gives them what their platform made. */
function unheard(sources: readonly SourceSeen[]): string[] {
  const waiting = sources.filter(({ state, secretMissing, asked }) => state === 'active' && secretMissing && !asked);
  return waiting.map(
    ({ name, id }) =>
      `${name} (${id}) takes nothing before somebody gives it the secret that its platform made: on the sources page.`,
  );
}

/** Other systems that do not hear what they want to hear. */
function untold({ webhooks: { stopped, failing } }: Status): string[] {
  return [
    ...(stopped > 0
      ? [`Other systems that were given up: ${String(stopped)}. "kith hooks list" says which; resume or remove them.`]
      : []),
    ...(failing > 0
      ? [
          `Other systems that take nothing at the moment: ${String(failing)}. "kith hooks list" says which, "kith hooks deliveries" why.`,
        ]
      : []),
  ];
}

/** What should be over within a day and is not. */
function late({ erasures, siblings }: Status): string[] {
  return [
    ...(erasures.late
      ? [
          `An erasure of ${String(erasures.since)} is not complete after a day: contacts, ingest and reminders must all run (/readyz of each).`,
        ]
      : []),
    ...(siblings.late
      ? [
          `A pool of the organisation has not taken in what was asked on ${String(siblings.since)}: look at its parked lines.`,
        ]
      : []),
  ];
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}
