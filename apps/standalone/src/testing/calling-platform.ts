import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { CallingKind } from '../../../ingest/src/webhooks/calling-kind.js';
import type { Source } from '../../../ingest/src/sources/source.js';
import { assemble, type Assembly } from '../assemble.js';

const POOL = 'p_1';
/** Weeks after what the deliveries of specs tell of. */
const NOW = Date.UTC(2026, 2, 10, 8);
const author = { pool: POOL, actor: 'member:m_1' };
const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };

/** The whole of Kith in one process, with one source whose platform calls. */
export class CallingPlatform {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-calling-'));
  #kith!: Assembly;
  #id = '';
  #said = 0;

  constructor(private readonly kind: CallingKind) {}

  static async connected(kind: CallingKind): Promise<CallingPlatform> {
    const platform = new CallingPlatform(kind);
    await platform.#begin();
    const owner = { member: 'm_1', name: 'Owner', email: null };
    const data = { name: 'Kith', home, organisation: 'o_1', owner };
    await platform.#kith.contacts.commands.submit({ ...author, kind: 'pool.create', data });
    const settings = { account: 'werft', ...(kind.secretFrom === undefined ? {} : { secret: 'a secret of theirs' }) };
    const wish = { kind, name: kind.kind, settings, basis: 'own-relation' as const };
    const made = await platform.#kith.ingest.sources.connect(platform.#asking(), wish);
    if ('refused' in made) throw new Error(made.refused);
    platform.#id = made.id;
    return platform;
  }

  /** Delivers these, one after the other, each under a name of its own. */
  async delivers(...bodies: object[]): Promise<void> {
    for (const body of bodies) await this.#take(body);
    await this.#kith.settled();
  }

  async pause(): Promise<void> {
    await this.#kith.ingest.sources.pause(this.#asking(), this.#id);
    await this.#kith.settled();
  }

  async resume(): Promise<void> {
    await this.#kith.ingest.sources.resume(this.#asking(), this.#id);
    await this.#kith.settled();
  }

  /** Kith ends before it sends what this delivery says, and starts again. */
  async restartsAfter(body: object): Promise<void> {
    await this.#kith.ingest.stop();
    await this.#take(body);
    await this.#end();
    await this.#begin();
    await this.#kith.settled();
  }

  async source(): Promise<Source> {
    const source = await this.#kith.ingest.sources.read(POOL, this.#id);
    if (source === null) throw new Error('The source is gone.');
    return source;
  }

  /** The types of what the pool recorded of people, in order. */
  async recorded(): Promise<string[]> {
    const types = (await this.#kith.platform.ledger.read(POOL, 0, 999)).map(({ type }) => type);
    return types.filter((type) => !type.startsWith('pool.'));
  }

  async cards(): Promise<unknown[]> {
    return (await this.#kith.platform.documents.all(POOL, 'card', null, 99)).map(({ body }) => body);
  }

  async stop(): Promise<void> {
    await this.#end();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  async #begin(): Promise<void> {
    const folders = { dataDir: path.join(this.#folder, 'data'), keysDir: path.join(this.#folder, 'keys') };
    const clock = new VirtualClock(NOW);
    const platform = await openPlatform({ ...folders, clock, durable: false, diskReserve: 0 });
    clock.settle = () => platform.quiet();
    this.#kith = await assemble(platform, (sentence) => {
      throw new Error(sentence);
    });
  }

  async #end(): Promise<void> {
    await this.#kith.stop();
    await this.#kith.platform.close();
  }

  async #take(body: object): Promise<void> {
    const { kind } = this;
    const { own } = await this.source();
    const raw = JSON.stringify(body);
    const headers = kind.sign(raw, own.secrets['secret']?.[0] ?? '', `e-${(this.#said += 1)}`, NOW);
    const endpoint = `${POOL}~${this.#id}~${own.token ?? ''}`;
    const call = { kind: kind.kind, endpoint, headers, raw: Buffer.from(raw) };
    const answer = await this.#kith.ingest.webhooks.hooks.take(call);
    if (answer !== 'taken') throw new Error(`The delivery is ${answer}.`);
  }

  #asking() {
    return { ...author, member: 'm_1', key: `k-${(this.#said += 1)}` };
  }
}
