import fs from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { greenhouse } from '../../../apps/ingest/src/webhooks/greenhouse/greenhouse.js';
import { latenciesOf, type Latencies } from './latencies.js';
import { ask, startServerProcess } from './server-process.js';

const A_SECOND = 500;
const SECONDS = 10;
/** s before: until Node has compiled what it is asked for over and over, its server is slow */
const JUST_STARTED = 2;
/** ms: p99 of a durable answer */
const AIM = 25;

export interface WebhooksMeasured {
  perSecond: number;
  seconds: number;
  /** from the first byte of a delivery to its 200, ms */
  accepted: Latencies;
  /** the same of the seconds before, right after the start */
  justStarted: Latencies;
  /** ms from the last 200 until all of them were decided; NaN if some were not taken */
  behind: number;
  /** the bus alone: as many inputs of that size, at that rate, ms */
  appended: Latencies;
  /** answers that were not 200 */
  failed: number;
}

/** Deliveries of as many people at a steady rate to a server of its own, and appends of the same to a bus alone. */
export async function measureWebhooks(): Promise<WebhooksMeasured> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-hooks-'));
  try {
    const bodies = Array.from({ length: A_SECOND * (JUST_STARTED + SECONDS) }, (_, n) => JSON.stringify(bodyOf(n)));
    const appended = await appendedAlone(path.join(home, 'bus'), bodies);
    const server = await startServerProcess(path.join(home, 'server'));
    const { id, hookUrl, secret } = await connected(server.address);
    // As many connections as a platform keeps open; what waits for one is counted, too.
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    let failed = 0;
    const times = await atRate(bodies, async (raw, n) => {
      const status = await post(hookUrl, raw, { ...greenhouse.sign(raw, secret, `e-${n}`) }, agent).catch(() => 0);
      if (status !== 200) failed += 1;
    });
    agent.destroy();
    const behind = failed > 0 ? NaN : await untilDecided(server.address, id, bodies.length);
    await server.stop();
    const first = A_SECOND * JUST_STARTED;
    const [justStarted, accepted] = [latenciesOf(times.slice(0, first)), latenciesOf(times.slice(first))];
    return {
      perSecond: A_SECOND,
      seconds: SECONDS,
      accepted,
      justStarted,
      behind,
      appended: latenciesOf(appended),
      failed,
    };
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

export function shownWebhooks(measured: WebhooksMeasured): string[] {
  const { perSecond, seconds, accepted, justStarted, behind, appended, failed } = measured;
  const text = ({ p50, p99, max }: Latencies): string =>
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(0)} ms`;
  const missed = accepted.p99 <= AIM ? '' : '  MISSED';
  return [
    `${perSecond} deliveries a second for ${seconds} s, ${failed} not taken`,
    `stored and answered: ${text(accepted)} (p99 at most ${AIM} ms)${missed}`,
    `the ${JUST_STARTED} s before, right after the start: ${text(justStarted)}`,
    `all of them decided ${(behind / 1000).toFixed(1)} s after the last`,
    `the bus alone, an append of the same: ${text(appended)}`,
  ];
}

function bodyOf(n: number): object {
  const sample = greenhouse.samples['candidate_stage_change']?.(Date.now() - n * 1000) ?? {};
  return JSON.parse(
    JSON.stringify(sample)
      .replaceAll('990000001', String(1_000 + n))
      .replaceAll('probe.', `p${n}.`),
  ) as object;
}

function post(url: string, body: string, headers: Record<string, string>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject).end(body);
  });
}

interface Connected {
  id: string;
  hookUrl: string;
  secret: string;
}

async function connected(address: string): Promise<Connected> {
  const body = JSON.stringify({ kind: 'greenhouse', name: 'Bench', settings: {} });
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(address, '/v1/sources', { method: 'POST', body, headers });
  return (await answer.json()) as Connected;
}

/** ms until it is known what became of so many deliveries. */
async function untilDecided(address: string, source: string, deliveries: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answer = await ask(address, `/v1/sources/${source}`);
    const { learned } = (await answer.json()) as { learned: Record<string, number> };
    if (Object.values(learned).reduce((sum, count) => sum + count, 0) >= deliveries) return performance.now() - began;
    await wait(50);
  }
}

async function appendedAlone(folder: string, bodies: readonly string[]): Promise<number[]> {
  const dirs = { dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') };
  const platform = await openPlatform({ ...dirs, clock: systemClock });
  const input = { pool: 'p_1', kind: 'bench', version: 1, actor: 'clock' };
  try {
    return await atRate(bodies, (raw, n) =>
      platform.bus.append([{ ...input, id: `p_1/bench/${n}`, at: Date.now(), data: raw }]),
    );
  } finally {
    await platform.close();
  }
}

/** ms that each piece of work took, begun one after the other at the rate, however long each takes: a slow one delays no beginning. */
async function atRate(bodies: readonly string[], work: (raw: string, n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  const going: Promise<void>[] = [];
  const started = performance.now();
  for (const [n, raw] of bodies.entries()) {
    const due = started + (n * 1000) / A_SECOND;
    if (due > performance.now() + 1) await wait(due - performance.now());
    const begun = performance.now();
    going.push(work(raw, n).then(() => void (times[n] = performance.now() - begun)));
  }
  await Promise.all(going);
  return times;
}
