import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { linesOf } from '../../../apps/standalone/src/lines.js';
import { rehearse } from '../../../apps/standalone/src/rehearse/rehearse.js';
import { settingsWith } from '../../../apps/standalone/src/rehearse/settings.js';
import { verify } from '../../../apps/standalone/src/verify/verify.js';

/** So many events are to be proved in a minute. */
const EVENTS = 1_000_000;
const SECONDS = 60;
/** Played if no ledger is given: two to three minutes. */
const PLAYED = { seed: 7, days: 365, contacts: 600, recruiters: 5 };

export interface MeasuredVerify {
  events: number;
  pools: number;
  seconds: number;
  findings: number;
  /** of all threads, s: what a machine with nothing else to do needs at most */
  processor: number;
  /** MB */
  memory: number;
}

/**
 * Proves a million events: the ledger in `file`, or one that is rehearsed for it, as often as it takes, each time as a
 * pool of its own.
 */
export async function measureVerify(file: string | undefined): Promise<MeasuredVerify> {
  const ledger = file === undefined ? await rehearsed() : await linesIn(file);
  const copies = Math.ceil(EVENTS / ledger.length);
  const began = performance.now();
  const before = process.cpuUsage();
  const { events, pools, findings } = await verify(manyPools(ledger, copies), Date.now());
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1e6;
  const memory = process.memoryUsage().rss / 2 ** 20;
  return { events, pools, seconds, findings: findings.length, processor, memory };
}

export function shownVerify({ events, pools, seconds, findings, processor, memory }: MeasuredVerify): string[] {
  const aMillion = (seconds / events) * EVENTS;
  return [
    `${events} events of ${pools} pools in ${seconds.toFixed(1)} s: ${(events / seconds).toFixed(0)} events/s, ${findings} findings`,
    `a million in ${aMillion.toFixed(1)} s (at most ${SECONDS})${aMillion > SECONDS ? '  MISSED' : ''}; processor ${processor.toFixed(1)} s, memory ${memory.toFixed(0)} MB`,
  ];
}

async function rehearsed(): Promise<string[]> {
  const lines: string[] = [];
  const nobodyHears = (): void => undefined;
  await rehearse(settingsWith(PLAYED), nobodyHears, async (ledger) => {
    for await (const event of ledger) lines.push(JSON.stringify(event));
  });
  return lines;
}

/** Throws for a file without a line: it proves nothing, however often it is read. */
async function linesIn(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(fs.createReadStream(file))) lines.push(line);
  if (lines.length === 0) throw new Error(`${file} is empty: name a ledger that was exported.`);
  return lines;
}

async function* manyPools(ledger: readonly string[], copies: number): AsyncGenerator<string> {
  const { pool } = JSON.parse(ledger[0] ?? '{}') as { pool: string };
  for (let copy = 0; copy < copies; copy += 1) {
    for (const line of ledger) yield line.replaceAll(`"${pool}`, `"${pool}-${copy}`);
  }
}
