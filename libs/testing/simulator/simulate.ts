import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Safeguard } from '../../../apps/contacts/src/inputs/engine.js';
import { OWNER } from './cast.js';
import { checkRun } from './checks/check-run.js';
import { Clients } from './clients.js';
import { FEWEST_FAULTS, kinds, type FaultCounts } from './faults.js';
import { Random } from '../random.js';
import { Workload } from './workload.js';
import { SimulatedWorld } from './world.js';

/** What came of one seed. */
export interface Run {
  seed: number;
  /** what was not as it must be; empty: all well */
  problems: string[];
  /** Its process ended before it was told: nobody knows. */
  isLost?: true;
  faults: FaultCounts;
  faultCount: number;
  /** things said, each counted once */
  inputs: number;
  events: number;
  lives: number;
  /** of every envelope of the ledger, in order: the same seed gives the same */
  ledger: string;
}

/** A Monday morning. */
const START = Date.UTC(2026, 0, 12, 5);
const FEWEST_INPUTS = 200;
const MEMORY = '/dev/shm';
/** bytes */
const ENOUGH_ROOM = 2 ** 30;

/** Lives through the weeks of one seed and judges what is left of them. */
export async function simulate(seed: number, without: readonly Safeguard[] = []): Promise<Run> {
  const folder = fs.mkdtempSync(path.join(quickestFolder(), 'kith-sim-'));
  const random = new Random(`seed ${seed}`);
  const world = new SimulatedWorld({ folder, random, start: START, without });
  const problems = await live(world, random.fork('workload'), folder).catch(asProblem);
  world.close();
  fs.rmSync(folder, { recursive: true, force: true });
  const { witness, plan } = world;
  return {
    seed,
    problems: [...witness.problems, ...problems],
    faults: plan.counts,
    faultCount: plan.total,
    inputs: witness.spoken.size,
    events: witness.events.length,
    lives: world.lives,
    ledger: hashOf(witness.events.map(({ envelope }) => JSON.stringify(envelope))),
  };
}

async function live(world: SimulatedWorld, random: Random, folder: string): Promise<string[]> {
  const { witness, plan } = world;
  const clients = new Clients(world);
  const workload = new Workload(world, clients, random);
  await workload.run(FEWEST_INPUTS);
  await heal(world, clients);
  const problems = await checkRun({ world, clients, people: workload.people, folder });
  if (witness.spoken.size < FEWEST_INPUTS) problems.push(`only ${witness.spoken.size} inputs`);
  const unsaid = kinds.filter((kind) => !witness.saidKinds.has(kind));
  if (unsaid.length > 0) problems.push(`nobody said ${unsaid.join(', ')}`);
  if (plan.total < FEWEST_FAULTS) problems.push(`only ${plan.total} faults`);
  return problems;
}

function asProblem(error: unknown): string[] {
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

/** In memory where the system offers that and there is room: thousands of lives begin and end here, none is to last. */
function quickestFolder(): string {
  return fs.existsSync(MEMORY) && roomIn(MEMORY) > ENOUGH_ROOM ? MEMORY : os.tmpdir();
}

function roomIn(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

/** Nothing fails any more: the process is started once again, what is parked is decided, and everything comes to rest. */
async function heal(world: SimulatedWorld, clients: Clients): Promise<void> {
  world.plan.heal();
  world.poison.heal();
  world.cursed.clear();
  await world.restart();
  await settle(world);
  for (let round = 0, left = parked(world); round < 20 && left.length > 0; round += 1, left = parked(world)) {
    const replays = left.map(({ pool, line }) =>
      clients.ask({ pool, kind: 'parked.replay', data: { line }, actor: `member:${OWNER}` }),
    );
    await world.until(Promise.all(replays));
    await settle(world);
  }
  await world.until(world.pause(3_600_000));
  await settle(world);
}

/** The parked lines of pools that still take something. */
function parked({ witness }: SimulatedWorld): { pool: string; line: string }[] {
  const pools = witness.told.pools.filter((pool) => !witness.told.pool(pool).moved);
  return pools.flatMap((pool) => witness.lines(pool).map((line) => ({ pool, line })));
}

async function settle(world: SimulatedWorld): Promise<void> {
  const { assembly } = await world.until(world.alive());
  await world.until(assembly.settled());
}

function hashOf(lines: string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex').slice(0, 16);
}
