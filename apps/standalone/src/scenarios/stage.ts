import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Envelope } from '#libs/kernel/envelope.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Outcome } from '#libs/transport/commands.js';
import { assemble, type Assembly } from '../assemble.js';
import { verify, type Report } from '../verify/verify.js';

export const POOL = 'p_scenario';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
/** Reminders looks this often whether it has forgotten something; nothing here makes it forget. */
const TICK = HOUR;

/** A pool on the real platform, in a folder of its own and in a time that passes when it is told to. */
export class Stage {
  private constructor(
    readonly clock: VirtualClock,
    readonly platform: Platform,
    readonly assembly: Assembly,
    private readonly folder: string,
  ) {}

  /** A pool of these members, the first of whom owns it. */
  static async open(start: number, members: readonly [string, ...string[]]): Promise<Stage> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-scenario-'));
    const clock = new VirtualClock(start);
    const platform = await openPlatform({ dataDir: `${folder}/data`, keysDir: `${folder}/keys`, clock, durable: false });
    clock.settle = () => platform.quiet();
    const complain = (sentence: string): void => {
      throw new Error(sentence);
    };
    const stage = new Stage(clock, platform, await assemble(platform, complain, { tickMs: TICK }), folder);
    const [owner, ...others] = members;
    await stage.say(owner, 'pool.create', {
      name: 'Scenario',
      home: HOME,
      organisation: 'o_scenario',
      owner: { member: owner, name: owner, email: null },
    });
    for (const member of others) {
      await stage.say(owner, 'member.add', { member, role: 'recruiter', name: member, email: null, zone: HOME.zone });
    }
    return stage;
  }

  /** Says it as this member; a refusal is an answer, too. */
  say(member: string, kind: string, data: object): Promise<Outcome> {
    return this.assembly.contacts.commands.submit({ pool: POOL, kind, data, actor: `member:${member}` });
  }

  /** A member uploads their connections, and every row is decided. */
  async upload(member: string, key: string, file: string): Promise<void> {
    const about = { pool: POOL, member, actor: `member:${member}`, format: 'linkedin-csv', share: 'all' } as const;
    const bytes = inOnePiece(Buffer.from(file));
    await this.assembly.ingest.imports.begin({ ...about, basis: 'own-relation', file: 'Connections.csv', key, home: HOME, bytes });
    await this.assembly.settled();
  }

  /** Lets time pass and everything that falls due on the way happen. */
  async until(at: number): Promise<void> {
    await this.clock.advance(at);
    await this.assembly.settled();
  }

  /** The documents of a collection by one of its indexes. */
  async list<Body>(collection: string, index: string, ...equals: (string | number)[]): Promise<Body[]> {
    const all: Body[] = [];
    for (let after: string | undefined; ; ) {
      const page = await this.platform.documents.list<Body>({ pool: POOL, collection, index, equals, after, limit: 500 });
      all.push(...page.items.map(({ body }) => body));
      if (page.next === null) return all;
      after = page.next;
    }
  }

  async read<Body>(collection: string, key: string): Promise<Body | null> {
    const [found] = await this.platform.documents.many(POOL, [{ collection, key }]);
    return (found?.body as Body | undefined) ?? null;
  }

  async *ledger(): AsyncGenerator<Envelope> {
    for (let after = 0; ; ) {
      const page = await this.platform.ledger.read(POOL, after, 1000);
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.seq;
    }
  }

  /** What the independent checker says of everything so far. */
  verified(): Promise<Report> {
    return verify(lines(this.ledger()), this.clock.now());
  }

  async close(): Promise<void> {
    await this.assembly.stop();
    await this.platform.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

async function* lines(envelopes: AsyncIterable<Envelope>): AsyncGenerator<string> {
  for await (const envelope of envelopes) yield JSON.stringify(envelope);
}

// eslint-disable-next-line @typescript-eslint/require-await -- a file that arrives in one piece
async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
