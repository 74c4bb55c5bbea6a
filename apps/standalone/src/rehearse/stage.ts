import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AnyDecider } from '#libs/kernel/decider.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { ListQuery, Page, Stored } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import { assemble, type Assembly } from '../assemble.js';
import type { Draws } from './draws.js';

/** Where a made-up team works; a pool that is rehearsed keeps its own name. */
const POOL = 'p_rehearsal';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
/** Every day of a rehearsal ends with a look at everything that is due, so nothing depends on looks in between. */
const DAY = 86_400_000;

/** Documents that the owner keeps at hand: all of a usual rehearsal, whose mornings look at nearly everybody. */
const HOT = 20_000;

/** Something a member says. */
export interface Saying {
  member: string;
  kind: string;
  data: object;
}

/** What is there before the services start, and what they understand beside everything else. */
export interface Before {
  pool: string;
  /** in which the stage makes its own; the system's for what passes without */
  folder?: string;
  fill: (platform: Platform) => Promise<void>;
  also: readonly AnyDecider[];
}

const nothing: Before = { pool: POOL, fill: () => Promise.resolve(), also: [] };

/** The whole of Kith on the embedded platform, in a folder that goes with it and in a time that passes when it is told to. */
export class RehearsalStage {
  #ids = 0;

  private constructor(
    private readonly clock: VirtualClock,
    private readonly platform: Platform,
    private readonly assembly: Assembly,
    private readonly place: { folder: string; pool: string },
  ) {}

  static async open(start: number, draws: Draws, before: Before = nothing): Promise<RehearsalStage> {
    const folder = fs.mkdtempSync(path.join(before.folder ?? os.tmpdir(), 'kith-rehearsal-'));
    const clock = new VirtualClock(start);
    clock.looksEvery = DAY;
    const folders = { dataDir: `${folder}/data`, keysDir: `${folder}/keys` };
    const random = (size: number): Buffer => draws.bytes(size);
    const platform = await openPlatform({ ...folders, clock, random, durable: false });
    clock.settle = () => platform.quiet();
    let ids = 0;
    await before.fill(platform);
    const deciding = { also: before.also, newId: () => `said-${String((ids += 1))}`, limits: { hot: HOT } };
    const assembly = await assemble(platform, complain, { tickMs: DAY, deciding });
    return new RehearsalStage(clock, platform, assembly, { folder, pool: before.pool });
  }

  now(): number {
    return this.clock.now();
  }

  /** A pool of these members, the first of whom owns it. */
  async makePool(members: readonly string[]): Promise<void> {
    const [owner = '', ...others] = members;
    const first = { member: owner, name: owner, email: emailOf(owner) };
    const pool = { name: 'Rehearsal', home: HOME, organisation: 'o_rehearsal', owner: first };
    await this.all([{ member: owner, kind: 'pool.create', data: pool }]);
    const add = (member: string) => ({
      member,
      role: 'recruiter',
      name: member,
      email: emailOf(member),
      zone: HOME.zone,
    });
    await this.all(others.map((member) => ({ member: owner, kind: 'member.add', data: add(member) })));
  }

  /** Says all of this at once, in this order; answers which of it was done. */
  async says(sayings: readonly Saying[]): Promise<boolean[]> {
    const { commands } = this.assembly.contacts;
    const { pool } = this.place;
    const outcomes = await Promise.all(
      sayings.map(({ member, kind, data }) => commands.submit({ pool, kind, data, actor: `member:${member}` })),
    );
    const stuck = outcomes.find(({ state }) => state === 'queued');
    if (stuck !== undefined) throw new Error(`nobody decides: ${JSON.stringify(stuck)}`);
    return outcomes.map(({ state }) => state === 'done');
  }

  /** The same; throws unless all of it is done. */
  async all(sayings: readonly Saying[]): Promise<void> {
    const done = await this.says(sayings);
    const refused = sayings.find((_, i) => done[i] !== true);
    if (refused !== undefined) throw new Error(`${refused.kind} was refused`);
  }

  /** A member uploads their connections, and every row is decided. */
  async upload(member: string, file: string): Promise<void> {
    this.#ids += 1;
    const about = {
      pool: this.place.pool,
      member,
      actor: `member:${member}`,
      format: 'linkedin-csv',
      share: 'all',
    } as const;
    const read = {
      basis: 'own-relation',
      file: 'Connections.csv',
      key: `file-${String(this.#ids)}`,
      home: HOME,
    } as const;
    await this.assembly.ingest.imports.begin({ ...about, ...read, bytes: inOnePiece(Buffer.from(file)) });
    await this.assembly.ingest.idle();
  }

  /** Lets time pass until `at` (ms) and everything that falls due on the way happen. */
  async until(at: number): Promise<void> {
    await this.clock.advance(at);
    await this.assembly.settled();
  }

  /** Documents of a collection by one of its indexes, all of them. */
  async list<Body>(collection: string, index: string, ...equals: (string | number)[]): Promise<Body[]> {
    const query: ListQuery = { pool: this.place.pool, collection, index, equals, limit: 500 };
    return everyPage((after) => this.platform.documents.list<Body>({ ...query, after }));
  }

  /** Every contact. */
  async cards<Body>(): Promise<Body[]> {
    const query = { pool: this.place.pool, collection: 'card', words: [], sort: 'name' as const, limit: 500 };
    return everyPage((after) => this.platform.documents.search<Body>({ ...query, after }));
  }

  /** Every event behind the one of this number. */
  async *ledger(after = 0): AsyncGenerator<Envelope> {
    for await (const page of ledgerPages(this.platform.ledger, this.place.pool, after)) yield* page;
  }

  /** Ends it and removes its folder. */
  async close(): Promise<void> {
    await this.assembly.stop();
    await this.platform.close();
    fs.rmSync(this.place.folder, { recursive: true, force: true });
  }
}

export function emailOf(member: string): string {
  return `${member}@team.example`;
}

async function everyPage<Body>(read: (after: string | undefined) => Promise<Page<Body>>): Promise<Body[]> {
  const all: Stored<Body>[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return all.map(({ body }) => body);
}

function complain(sentence: string): never {
  throw new Error(sentence);
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
