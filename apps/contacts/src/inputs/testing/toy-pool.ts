import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AnyProjection } from '#libs/kernel/projection.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { collections } from '#libs/platform/collections.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Subscription } from '#libs/ports/bus.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { createEngine, type EngineParts, type Report } from '../engine.js';
import { createOwner, type Owner } from '../owner.js';
import { foldLedger } from '../rebuild/rebuild.js';
import { broken, toyDeciders } from './toy-deciders.js';
import { toyProjections, type ToyCard } from './toy-projections.js';

export const POOL = 'p_toy';
export const NOON = Date.UTC(2026, 4, 20, 12);

/** What a test changes about the ports between the owner and the platform. */
export type Faults = (platform: Platform) => Platform;

export interface ToyOptions extends Pick<EngineParts, 'limits' | 'without'> {
  projections?: readonly AnyProjection[];
  faults?: Faults;
}

type Opened = Awaited<ReturnType<typeof openPlatform>>;

/** A pool of toy contacts on the embedded platform, decided by the real engine. */
export class ToyPool {
  readonly clock = new VirtualClock(NOON);
  readonly reports: string[] = [];
  platform!: Opened;
  owner!: Owner;
  subscription!: Subscription;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-toy-'));
  #next = 1;

  static async open(options: ToyOptions = {}): Promise<ToyPool> {
    broken.on = true;
    broken.calls = 0;
    const pool = new ToyPool();
    await pool.start(options);
    return pool;
  }

  async start({
    faults = (platform) => platform,
    projections = toyProjections,
    ...options
  }: ToyOptions = {}): Promise<void> {
    this.platform = await openPlatform({
      dataDir: path.join(this.#folder, 'data'),
      keysDir: path.join(this.#folder, 'keys'),
      clock: this.clock,
      durable: false,
    });
    this.clock.settle = () => this.platform.quiet();
    const report: Report = (sentence) => this.reports.push(sentence);
    const platform = faults(this.platform);
    this.owner = createOwner(createEngine({ platform, deciders: toyDeciders, projections, report, ...options }));
    this.subscription = await platform.bus.subscribe(this.owner.reader);
  }

  /** Everything in memory is gone, the files are as they were. */
  async restart(options: ToyOptions = {}): Promise<void> {
    await this.crash();
    await this.start(options);
  }

  async crash(): Promise<void> {
    await this.owner.stop();
    this.platform.crash();
  }

  async close(): Promise<void> {
    await this.owner.stop();
    await this.platform.close();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  /** An input as a person's command without anybody waiting for it. */
  input(kind: string, data: unknown, more: Partial<InputEnvelope> = {}): InputEnvelope {
    const id = `in_${this.#next++}`;
    return { id, pool: POOL, kind, version: 1, at: this.clock.now(), actor: 'member:m_toy', data, ...more };
  }

  /** Numbered inputs of an origin, from `n` on. */
  numbered(origin: string, n: number, ...inputs: [kind: string, data: unknown][]): InputEnvelope[] {
    return inputs.map(([kind, data], i) =>
      this.input(kind, data, { id: `${origin}/${n + i}`, origin: { id: origin, n: n + i } }),
    );
  }

  async append(...inputs: InputEnvelope[]): Promise<void> {
    await this.platform.bus.append(inputs);
  }

  /** Appends, and waits until everything is decided. */
  async say(...inputs: InputEnvelope[]): Promise<void> {
    await this.append(...inputs);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.subscription.caughtUp();
    await this.owner.idle();
  }

  /** Makes contacts with these addresses; answers their ids. */
  async meet(...emails: string[]): Promise<string[]> {
    await this.say(...emails.map((email) => this.input('toy.meet', { email, text: `met ${email}` })));
    return Promise.all(emails.map((email) => this.idOf(email)));
  }

  async idOf(email: string): Promise<string> {
    const hash = await this.platform.keys.hasher(POOL);
    return ((await this.read('identity', hash(`email:${email}`))) as { contact: string }).contact;
  }

  async read(collection: string, key: string): Promise<unknown> {
    const [found] = await this.platform.documents.many(POOL, [{ collection, key }]);
    return found?.body ?? null;
  }

  async card(contact: string): Promise<ToyCard | null> {
    return (await this.read('card', contact)) as ToyCard | null;
  }

  async ledger(): Promise<Envelope[]> {
    return this.platform.ledger.read(POOL, 0, 10_000);
  }

  /** The ledger as `type` or, for notes, `type: text`. */
  async told(): Promise<string[]> {
    const events = await openEvents(this.platform.keys, POOL, await this.ledger());
    return events.map(({ type, personal }) =>
      type === 'contact.note-added' ? `${type}: ${String(personal?.text)}` : type,
    );
  }

  /** The documents as they are stored, and as a fold of the ledger makes them. */
  async documents(
    projections: readonly AnyProjection[] = toyProjections,
  ): Promise<{ stored: Record<string, unknown>; folded: Record<string, unknown> }> {
    const folded = await foldLedger(this.platform, projections, POOL);
    const known = collections.filter(
      ({ kind, name }) => kind === 'document' && projections.some(({ collection }) => collection === name),
    );
    const keys = [...folded.keys()].map((place) => ({
      collection: place.slice(0, place.indexOf('/')),
      key: place.slice(place.indexOf('/') + 1),
    }));
    const stored = await this.platform.documents.many(
      POOL,
      keys.filter(({ collection }) => known.some(({ name }) => name === collection)),
    );
    return {
      stored: Object.fromEntries(
        stored.map(({ collection, key, seq, body }) => [`${collection}/${key}`, { seq, body }]),
      ),
      folded: Object.fromEntries(
        [...folded].filter(([, { body }]) => body !== null).map(([place, { seq, body }]) => [place, { seq, body }]),
      ),
    };
  }
}
