import type { InputEnvelope } from '#libs/kernel/input.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { ImportRecord } from '../../../apps/ingest/src/imports/import.js';
import type { Clients } from './clients.js';
import { People, type Made } from './people.js';
import type { Random } from '../random.js';
import { machines } from './machines.js';
import { mergeKinds } from './merge-wishes.js';
import { owner, poolData, wishes, type Scene } from './wishes.js';
import { TOKEN } from './witness.js';
import type { SimulatedWorld } from './world.js';

export const POOL = 'p_simulated';
const SIDE_POOL = 'p_aside';
const HOUR = 3_600_000;
const TEAM = ['m_1', 'm_2'];

/** What is dealt at once, besides the kinds of `wishes`. */
const doings = [
  'import',
  'revert',
  'keep row',
  'parked.replay',
  'parked.discard',
  'letter',
  'letter',
  'garbage',
  'aside',
] as const;

/** Kinds that may erase the contact they name. */
const erasing = new Set(['privacy.erase', 'privacy.due', 'privacy.decide']);

/** Weeks in a pool: everything anybody can say to it, in bursts, with time passing between them. */
export class Workload {
  readonly people: People;
  readonly #kinds: readonly string[];
  #deck: string[] = [];
  #files: ImportRecord[] = [];
  #aside = 0;
  #letters = 0;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly clients: Clients,
    private readonly random: Random,
    /** whether contacts are merged and parted, too */
    merges: boolean,
  ) {
    this.#kinds = Object.keys(wishes).filter((kind) => merges || !mergeKinds.has(kind));
    this.people = new People(random.fork('people'));
  }

  /** So many bursts, and more until enough was said. */
  async run(bursts: number, fewestInputs: number): Promise<void> {
    const { plan, witness } = this.world;
    await this.#begin();
    for (let burst = 0; burst < bursts || witness.spoken.size < fewestInputs; burst += 1) {
      if (burst > bursts / 2 && plan.total < 5) plan.hurry();
      const size = this.random.between(1, 8);
      const doing = Array.from({ length: size }, () => this.#do(this.#deal()));
      await this.world.until(Promise.all(doing));
      await this.#pass();
    }
  }

  async #begin(): Promise<void> {
    const { world, clients } = this;
    await world.until(
      clients.ask({ pool: POOL, kind: 'pool.create', data: poolData('Simulated'), actor: `member:${owner}` }),
    );
    const joining = TEAM.map((member) => {
      const data = { member, role: 'recruiter', name: member, email: null, zone: 'Europe/Berlin' };
      return clients.ask({ pool: POOL, kind: 'member.add', data, actor: `member:${owner}` });
    });
    await world.until(Promise.all(joining));
    await world.until(this.#import(owner, this.people.some(40)));
    const contacts = [...this.#told().contacts].slice(0, 12);
    await world.until(
      Promise.all(
        contacts.map((contact) => this.#command('contact.keep', { contact, member: owner, rhythm: 'quarterly' })),
      ),
    );
  }

  /** Every kind comes up as often as any other. */
  #deal(): string {
    if (this.#deck.length === 0) this.#deck = this.random.shuffled([...this.#kinds, ...doings]);
    return this.#deck.pop() ?? '';
  }

  async #do(what: string): Promise<void> {
    const make = wishes[what];
    if (make === undefined) return this.#undertake(what as (typeof doings)[number]);
    const wish = make(this.#scene());
    if (wish === null) return;
    if (this.random.chance(0.07)) this.world.poison.mark(what);
    if (erasing.has(what)) await this.#learnTokens((wish.data as { contact: string }).contact);
    if (what === 'round.due' && this.#told().hasHeld(wish.data)) this.world.plan.count('round said twice', [what]);
    if (machines.has(what)) await this.#say(what, wish);
    else await this.#command(what, wish.data, wish.actor);
  }

  async #undertake(what: (typeof doings)[number]): Promise<void> {
    const { random, people } = this;
    const member = random.pick(TEAM) ?? owner;
    switch (what) {
      case 'import':
        return this.#import(member, [...this.#knownPeople(8).map((one) => people.moved(one)), ...people.some(6)]);
      case 'revert':
        return this.#revert();
      case 'keep row':
        return this.#keepRow(member);
      case 'parked.replay':
      case 'parked.discard':
        return this.#settleLine(what);
      case 'letter':
        return this.#append('contact.note', { command: { key: `letter-${this.#letters++}`, body: '' } });
      case 'garbage':
        return this.#append('', {});
      case 'aside':
        return this.#goAside();
    }
  }

  async #command(kind: string, data: object, actor = `member:${owner}`): Promise<void> {
    await this.clients.ask({ pool: POOL, kind, data, actor });
  }

  async #say(kind: string, { data, actor }: { data: object; actor: string }): Promise<void> {
    const input: MachineInput = { kind, data, actor, at: this.world.clock.now() };
    await this.clients.say(POOL, [input]);
  }

  async #import(member: string, people: readonly Made[], share: 'all' | 'kept' = 'all'): Promise<void> {
    const about = {
      pool: POOL,
      member,
      actor: `member:${member}`,
      format: 'linkedin-csv',
      share,
      basis: 'own-relation',
    } as const;
    const record = await this.clients.upload(
      { ...about, file: 'Connections.csv' },
      this.people.file(people, this.world.clock.now()),
    );
    if (record?.state === 'finished') this.#files.push(record);
  }

  async #revert(): Promise<void> {
    const file = this.random.pick(this.#files.filter(({ share }) => share === 'all').slice(1));
    if (file === undefined) return;
    this.#files = this.#files.filter((one) => one !== file);
    await this.clients.revert(file, `member:${owner}`);
  }

  async #keepRow(member: string): Promise<void> {
    const known = this.random.pick(this.#files.filter(({ share }) => share === 'kept'));
    if (known === undefined) return this.#import(member, this.people.some(5), 'kept');
    return this.clients.keepRow(known, this.random.between(1, 5));
  }

  async #settleLine(kind: string): Promise<void> {
    const line = this.random.pick(this.world.witness.lines(POOL)) ?? 'l_none';
    if (this.random.chance(0.5)) this.world.poison.heal();
    await this.#command(kind, { line });
  }

  /** Laid on the log by somebody who does not come back to ask. Without a kind it is no input at all. */
  async #append(kind: string, more: Pick<InputEnvelope, 'command'>): Promise<void> {
    const { real, died } = await this.world.alive();
    const contact = this.random.pick([...this.#told().contacts]) ?? 'c_nobody';
    const said = { kind, version: 1, at: this.world.clock.now(), actor: `member:${owner}`, ...more };
    const data = kind === '' ? null : { contact, text: this.people.text(contact) };
    const input = { id: `laid-${this.random.below(1e9)}`, pool: POOL, ...said, data };
    const laid = real.bus.append([input]).then(() => this.world.witness.appended(kind === '' ? [] : [input]));
    await Promise.race([laid, died]);
  }

  /** Another pool begins, moves away, and then takes nothing any more. */
  async #goAside(): Promise<void> {
    const say = (kind: string, data: object): Promise<unknown> =>
      this.clients.ask({ pool: SIDE_POOL, kind, data, actor: `member:${owner}` });
    this.#aside += 1;
    if (this.#aside === 1) await say('pool.create', poolData('Aside'));
    else if (this.#aside === 2) await say('pool.move', {});
    else
      await say('member.add', {
        member: `m_${this.#aside}`,
        role: 'viewer',
        name: 'A',
        email: null,
        zone: 'Europe/Berlin',
      });
  }

  /**
   * Whoever is to be erased, with everybody who is one with them: their texts must be nowhere afterwards. Of somebody
   * who was parted from another only what their own card says: the rest of it stays with the other.
   */
  async #learnTokens(contact: string): Promise<void> {
    const { real } = await this.world.alive();
    const parts = this.#told().partsOf(contact);
    const cards = parts.map((key) => ({ collection: 'card', key }));
    const found = await real.documents.many(POOL, cards).catch(() => []);
    const inCards = new Set(found.flatMap(({ body }) => JSON.stringify(body).match(TOKEN) ?? []));
    const known = new Set([...inCards, ...parts.flatMap((part) => [...(this.people.tokens.get(part) ?? [])])]);
    for (const part of parts) this.people.tokens.set(part, known);
    const parted = parts.length === 1 && this.#told().everMerged.has(contact);
    this.people.learned.set(contact, { parts, tokens: parted ? inCards : known });
  }

  /** Time passes: often none, at times a night, now and then backwards. */
  async #pass(): Promise<void> {
    const { clock, plan } = this.world;
    const chance = this.random.below(100);
    if (chance < 50) return;
    if (chance < 55) {
      clock.jump(clock.now() - this.random.below(2 * HOUR));
      plan.strike('clock set back', []);
    } else if (chance < 75) clock.jump(clock.now() + this.random.below(HOUR));
    else clock.jump(clock.now() + this.random.between(6, 30) * HOUR);
    await this.world.until(this.world.pause(this.random.between(100, 5000)));
  }

  #knownPeople(count: number): Made[] {
    const gone = this.#goneTokens();
    return this.random.shuffled(this.people.all.filter(({ token }) => !gone.has(token))).slice(0, count);
  }

  #goneTokens(): Set<string> {
    return new Set(
      [...this.#told().erased.values()].flatMap((contact) => [...(this.people.tokens.get(contact) ?? [])]),
    );
  }

  #scene(): Scene {
    return { random: this.random, people: this.people, told: this.#told(), now: this.world.clock.now() };
  }

  #told(): Scene['told'] {
    return this.world.witness.told.pool(POOL);
  }
}
