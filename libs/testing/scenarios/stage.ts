import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Outcome } from '#libs/transport/commands.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import type { Card } from '../../../apps/contacts/src/documents.js';
import { assemble, type Assembly } from '../../../apps/standalone/src/assemble.js';
import { verify, type Report } from '../../../apps/standalone/src/verify/verify.js';

export const POOL = 'p_scenario';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;

/** A pool on the real platform, in a folder of its own and in a time that passes when it is told to. */
export class Stage {
  private constructor(
    readonly clock: VirtualClock,
    readonly platform: Platform,
    readonly assembly: Assembly,
    private readonly folder: string,
  ) {}

  /** A pool of these members, the first of whom owns it. With `random` its ids are the same every time. */
  static async open(
    start: number,
    [owner, ...others]: readonly [string, ...string[]],
    random?: RandomBytes,
  ): Promise<Stage> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-scenario-'));
    const clock = new VirtualClock(start);
    const platform = await openPlatform({
      dataDir: `${folder}/data`,
      keysDir: `${folder}/keys`,
      clock,
      random,
      durable: false,
    });
    clock.settle = () => platform.quiet();
    // Reminders looks every tickMs whether it has forgotten something; nothing here makes it forget.
    const stage = new Stage(clock, platform, await assemble(platform, complain, { tickMs: HOUR }), folder);
    const first = { member: owner, name: owner, email: null };
    await stage.done(owner, 'pool.create', { name: 'Scenario', home: HOME, organisation: 'o_scenario', owner: first });
    for (const member of others) {
      const about = { member, role: 'recruiter', name: member, email: null, zone: HOME.zone };
      await stage.done(owner, 'member.add', about);
    }
    return stage;
  }

  /** Says it as this member. */
  says(member: string, kind: string, data: object): Promise<Outcome> {
    return this.assembly.contacts.commands.submit({ pool: POOL, kind, data, actor: `member:${member}` });
  }

  /** The same; throws unless it is done. */
  async done(member: string, kind: string, data: object): Promise<void> {
    const outcome = await this.says(member, kind, data);
    if (outcome.state !== 'done') throw new Error(`${kind} by ${member}: ${JSON.stringify(outcome)}`);
  }

  /** A member uploads their connections, and every row is decided. */
  async upload(member: string, key: string, file: string): Promise<void> {
    const about = { pool: POOL, member, actor: `member:${member}`, format: 'linkedin-csv', share: 'all' } as const;
    const read = { basis: 'own-relation', file: 'Connections.csv', key, home: HOME } as const;
    await this.assembly.ingest.imports.begin({ ...about, ...read, bytes: inOnePiece(Buffer.from(file)) });
    await this.assembly.settled();
  }

  /** A talk of a contact is noted: a reason for anybody to write. */
  talk(member: string, contact: string, sourceId: string): Promise<void> {
    const at = this.clock.now();
    const source = { source: 'scenario', sourceId, basis: 'own-relation', observedAt: at, identities: [] };
    const what = { activity: 'talk', at, title: sourceId, url: null, member: null };
    return this.done(member, 'activity.observed', { ...source, ...what, contact });
  }

  /** The member accepts the offer and writes at once. */
  async write(member: string, { id, contact }: { id: string; contact: string }): Promise<void> {
    const offer = { suggestion: id, contact, member, channel: 'linkedin' };
    await this.done(member, 'suggestion.accept', offer);
    await this.done(member, 'suggestion.confirm', { ...offer, wrote: true, at: null });
  }

  /** Lets time pass and everything that falls due on the way happen. */
  async until(at: number): Promise<void> {
    await this.clock.advance(at);
    await this.assembly.settled();
  }

  /** The documents of a collection by one of its indexes. */
  async list<Body>(collection: string, index: string, ...equals: (string | number)[]): Promise<Body[]> {
    const all: Body[] = [];
    let after: string | undefined;
    do {
      const place = { pool: POOL, collection, index, equals };
      const page = await this.platform.documents.list<Body>({ ...place, after, limit: 500 });
      all.push(...page.items.map(({ body }) => body));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return all;
  }

  /** Everybody, by name. */
  async cards(): Promise<Card[]> {
    const all: Card[] = [];
    let after: string | undefined;
    do {
      const wish = { pool: POOL, collection: 'card', words: [], limit: 500, after };
      const page = await this.platform.documents.search<Card>({ ...wish, sort: 'name' });
      all.push(...page.items.map(({ body }) => body));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return all;
  }

  async read<Body>(collection: string, key: string): Promise<Body | null> {
    const [found] = await this.platform.documents.many(POOL, [{ collection, key }]);
    return (found?.body as Body | undefined) ?? null;
  }

  async *ledger(): AsyncGenerator<Envelope> {
    for await (const page of ledgerPages(this.platform.ledger, POOL)) yield* page;
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

function complain(sentence: string): never {
  throw new Error(sentence);
}

async function* lines(envelopes: AsyncIterable<Envelope>): AsyncGenerator<string> {
  for await (const envelope of envelopes) yield JSON.stringify(envelope);
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
