import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { DigestWays } from '#libs/platform/open-digest-ways.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Platform } from '#libs/ports/platform.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import type { WebhookWay } from '#libs/platform/open-webhook-way.js';
import { startContacts } from '../../../contacts/src/contacts.service.js';
import { startReminders, type ReminderOptions, type Reminders } from '../reminders.service.js';

/** A Monday, 10:00 in Berlin: the morning's round is over. */
export const MONDAY = Date.UTC(2026, 0, 12, 9);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const POOL = 'p_live';

/** What a test changes about the ports between reminders and the platform. */
export type Faults = (platform: Platform) => Platform;

/** A pool in Berlin on the embedded platform and a virtual clock, decided by the real owner and kept in time by reminders. */
export class LivePool {
  readonly clock = new VirtualClock(MONDAY);
  platform!: Awaited<ReturnType<typeof openPlatform>>;
  contacts!: Awaited<ReturnType<typeof startContacts>>;
  reminders!: Reminders;
  /** how members are told of their morning, from the next start on */
  ways: DigestWays | undefined;
  /** how other systems are told, from the next start on */
  way: WebhookWay | undefined;
  /** what reminders told the operator */
  readonly reports: { sentence: string; facts: object }[] = [];
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-live-'));
  #said = 0;

  static async open(members = ['m_1'], ways?: DigestWays): Promise<LivePool> {
    const pool = new LivePool();
    pool.ways = ways;
    await pool.start();
    const [owner = 'm_1', ...others] = members;
    await pool.say('pool.create', {
      name: 'Live',
      home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
      organisation: 'o_1',
      owner: { member: owner, name: owner, email: null },
    });
    for (const member of others) {
      await pool.say('member.add', { member, role: 'recruiter', name: member, email: null, zone: 'Europe/Berlin' });
    }
    return pool;
  }

  async start(faults: Faults = (platform) => platform): Promise<void> {
    this.platform = await openPlatform({
      dataDir: path.join(this.#folder, 'data'),
      keysDir: path.join(this.#folder, 'keys'),
      clock: this.clock,
      durable: false,
    });
    this.clock.settle = () => this.platform.quiet();
    this.contacts = await startContacts(this.platform);
    const digests = this.ways === undefined ? {} : { digests: this.ways };
    const webhooks = this.way === undefined ? {} : { webhooks: this.way };
    const report: ReminderOptions['report'] = (sentence, facts) => void this.reports.push({ sentence, facts });
    const more = { decided: this.contacts.decided, tickMs: HOUR / 6, report, ...digests, ...webhooks };
    this.reminders = await startReminders(faults(this.platform), more);
    await this.platform.quiet();
  }

  /** The process ends without a word and starts again. */
  async restart(faults?: Faults): Promise<void> {
    await this.contacts.owner.stop();
    this.platform.crash();
    await this.start(faults);
  }

  async close(): Promise<void> {
    await this.reminders.stop();
    await this.contacts.stop();
    await this.platform.close();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A person's command; throws if it is refused. Answers what it is about. */
  async say(kind: string, data: object): Promise<string> {
    const outcome = await this.contacts.commands.submit({
      pool: POOL,
      kind,
      data,
      actor: 'member:m_1',
      key: `key-${(this.#said += 1)}`,
    });
    if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
    return outcome.about?.key ?? '';
  }

  async meet(name: string, more: object = {}): Promise<string> {
    return this.say('contact.add', {
      name: { given: name, family: 'Example', full: `${name} Example` },
      identities: [{ scheme: 'email', value: `${name.toLowerCase()}@example.org` }],
      ...{ headline: null, employer: null, position: null, location: null },
      ...{ zone: null, country: null, language: null, basis: 'own-relation', member: null },
      ...more,
    });
  }

  /** Ada is kept by m_1 and offered to them a few seconds later. */
  async offeredAda(): Promise<{ contact: string; suggestion: string; member: string }> {
    const contact = await this.meet('Ada');
    await this.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await this.pass(5000);
    const [offer] = await this.facts('outreach.suggested');
    return { contact, suggestion: String(offer?.['suggestion']), member: 'm_1' };
  }

  /** Rounds as `member day trigger`, in the order they were held. */
  async roundsHeld(): Promise<string[]> {
    const rounds = await this.facts('outreach.round-held');
    return rounds.map(({ member, day, trigger }) => `${String(member)} ${String(day)} ${String(trigger)}`);
  }

  /** Time passes, an hour at a time, and everything that falls due is said and decided. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    while (this.clock.now() < end) {
      await this.clock.advance(Math.min(end, this.clock.now() + HOUR));
      await this.reminders.idle();
    }
  }

  async ledger(...types: string[]): Promise<Envelope[]> {
    const events: Envelope[] = [];
    for await (const page of ledgerPages(this.platform.ledger, POOL)) events.push(...page);
    return types.length === 0 ? events : events.filter(({ type }) => types.includes(type));
  }

  async facts(...types: string[]): Promise<Record<string, unknown>[]> {
    return (await this.ledger(...types)).map(({ data }) => data);
  }
}
