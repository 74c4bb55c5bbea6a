import type { InputEnvelope } from '#libs/kernel/input.js';
import type { ImportRecord } from '../../../apps/ingest/src/imports/import.js';
import { OWNER, POOL, SIDE_POOL, TEAM } from './cast.js';
import type { Clients } from './clients.js';
import type { Made, People } from './people.js';
import type { Random } from '../random.js';
import type { PoolTold } from './told.js';
import { poolData } from './pool-wishes.js';
import type { SimulatedWorld } from './world.js';

/** What is more than saying one input; each is dealt as often as it stands here. */
export const undertaken = [
  'import',
  'revert',
  'keep row',
  'parked.replay',
  'parked.discard',
  'letter',
  'letter',
  'garbage',
  'aside',
  'rebuild',
] as const;

export type Undertaken = (typeof undertaken)[number];

/** What takes more than saying one input: files and what becomes of them, parked lines, what others lay on the log. */
export class Undertakings {
  #files: ImportRecord[] = [];
  #aside = 0;
  #letters = 0;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly clients: Clients,
    private readonly random: Random,
    private readonly people: People,
  ) {}

  async begin(what: Undertaken): Promise<void> {
    const { random, people } = this;
    const member = random.pick(TEAM) ?? OWNER;
    switch (what) {
      case 'import':
        return this.import(member, [...this.#knownPeople(8).map((one) => people.moved(one)), ...people.some(6)]);
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
      case 'rebuild':
        return this.clients.rebuild(POOL, `member:${OWNER}`);
    }
  }

  async import(member: string, people: readonly Made[], share: 'all' | 'kept' = 'all'): Promise<void> {
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
    await this.clients.revert(file, `member:${OWNER}`);
  }

  async #keepRow(member: string): Promise<void> {
    const known = this.random.pick(this.#files.filter(({ share }) => share === 'kept'));
    if (known === undefined) return this.import(member, this.people.some(5), 'kept');
    return this.clients.keepRow(known, this.random.between(1, 5));
  }

  async #settleLine(kind: string): Promise<void> {
    const line = this.random.pick(this.world.witness.lines(POOL)) ?? 'l_none';
    if (this.random.chance(0.5)) this.world.poison.heal();
    await this.clients.ask({ pool: POOL, kind, data: { line }, actor: `member:${OWNER}` });
  }

  /** Laid on the log by somebody who does not come back to ask. Without a kind it is no input at all. */
  async #append(kind: string, more: Pick<InputEnvelope, 'command'>): Promise<void> {
    const { real, died } = await this.world.alive();
    const contact = this.random.pick([...this.#told.contacts]) ?? 'c_nobody';
    const said = { kind, version: 1, at: this.world.clock.now(), actor: `member:${OWNER}`, ...more };
    const data = kind === '' ? null : { contact, text: this.people.text(contact) };
    const input = { id: `laid-${this.random.below(1e9)}`, pool: POOL, ...said, data };
    const laid = real.bus.append([input]).then(() => this.world.witness.appended(kind === '' ? [] : [input]));
    await Promise.race([laid, died]);
  }

  /** Another pool begins, moves away, and then takes nothing any more. */
  async #goAside(): Promise<void> {
    const say = (kind: string, data: object): Promise<unknown> =>
      this.clients.ask({ pool: SIDE_POOL, kind, data, actor: `member:${OWNER}` });
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

  #knownPeople(count: number): Made[] {
    const gone = this.#goneTokens();
    return this.random.shuffled(this.people.all.filter(({ token }) => !gone.has(token))).slice(0, count);
  }

  #goneTokens(): Set<string> {
    return new Set([...this.#told.erased.values()].flatMap((contact) => [...(this.people.tokens.get(contact) ?? [])]));
  }

  get #told(): PoolTold {
    return this.world.witness.told.pool(POOL);
  }
}
