import type { MachineInput } from '#libs/transport/origin-sender.js';
import { OWNER, POOL, TEAM } from './cast.js';
import type { Clients } from './clients.js';
import { People } from './people.js';
import type { Random } from '../random.js';
import { kinds } from './faults.js';
import { machines } from './machines.js';
import { undertaken, Undertakings, type Undertaken } from './undertakings.js';
import { poolData } from './pool-wishes.js';
import type { Scene } from './wish.js';
import { wishes } from './wishes.js';
import { TOKEN } from './witness.js';
import type { SimulatedWorld } from './world.js';

const HOUR = 3_600_000;

/** What is tried so often and cannot be said is reported. */
const TURNS = 40;

/** Inputs: about as many as it takes to say what the deck did not bring. */
const ROOM_FOR_THE_REST = 40;

/** What has to be done so that there is something of which a kind can be said, where it is not what else its family says. */
const leadsTo: Record<string, readonly string[]> = {
  'application.due': ['application.observed'],
  'privacy.due': ['contact.release'],
  'interaction.retract': ['touch.record'],
  'pool.move': ['aside'],
  'projections.switch': ['rebuild'],
  'duty.done': ['contact.add', 'privacy.erase'],
};

function familyOf(kind: string): string[] {
  const [family = ''] = kind.split('.');
  return Object.keys(wishes).filter((other) => other.startsWith(`${family}.`) && other !== kind);
}

/** Kinds that may erase the contact they name. */
const erasing = new Set(['privacy.erase', 'privacy.due', 'privacy.decide']);

/** Weeks in a pool: everything anybody can say to it, in bursts, with time passing between them. */
export class Workload {
  readonly people: People;
  #deck: string[] = [];
  readonly #undertakings: Undertakings;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly clients: Clients,
    private readonly random: Random,
  ) {
    this.people = new People(random.fork('people'));
    this.#undertakings = new Undertakings(world, clients, random, this.people);
  }

  /** Bursts until enough was said, and every kind of it: what the deck did not bring comes shortly before the end. */
  async run(fewestInputs: number): Promise<void> {
    await this.#begin();
    await this.#burstUntil(fewestInputs - ROOM_FOR_THE_REST);
    await this.#sayTheRest();
    await this.#burstUntil(fewestInputs);
  }

  async #burstUntil(said: number): Promise<void> {
    const { plan, witness } = this.world;
    while (witness.spoken.size < said) {
      if (witness.spoken.size > said / 2) plan.hurry();
      const size = this.random.between(1, 8);
      const doing = Array.from({ length: size }, () => this.#do(this.#deal()));
      await this.world.until(Promise.all(doing));
      await this.#pass();
    }
  }

  /** What the deck did not bring, or had nothing yet to be said of: each seed knows every kind. */
  async #sayTheRest(): Promise<void> {
    const { world } = this;
    const unsaid = (): string[] => kinds.filter((kind) => !world.witness.saidKinds.has(kind));
    for (let turn = 0; turn < TURNS && unsaid().length > 0; turn += 1) {
      for (const kind of unsaid()) await this.#leadTo(kind);
    }
  }

  /** Says it; while nothing is there of which it can be said, step by step what may lead to that. */
  async #leadTo(kind: string): Promise<void> {
    const { world } = this;
    const steps = leadsTo[kind] ?? this.random.shuffled(familyOf(kind));
    for (const step of [kind, ...steps.flatMap((one) => [one, kind])]) {
      if (world.witness.saidKinds.has(kind)) return;
      await world.until(this.#do(step));
    }
  }

  async #begin(): Promise<void> {
    const { world, clients } = this;
    await world.until(
      clients.ask({ pool: POOL, kind: 'pool.create', data: poolData('Simulated'), actor: `member:${OWNER}` }),
    );
    const joining = TEAM.map((member) => {
      const data = { member, role: 'recruiter', name: member, email: null, zone: 'Europe/Berlin' };
      return clients.ask({ pool: POOL, kind: 'member.add', data, actor: `member:${OWNER}` });
    });
    await world.until(Promise.all(joining));
    await world.until(this.#undertakings.import(OWNER, this.people.some(40)));
    const contacts = [...this.#told.contacts].slice(0, 12);
    await world.until(
      Promise.all(
        contacts.map((contact) => this.#command('contact.keep', { contact, member: OWNER, rhythm: 'quarterly' })),
      ),
    );
  }

  /** Every kind comes up as often as any other. */
  #deal(): string {
    if (this.#deck.length === 0) this.#deck = this.random.shuffled([...Object.keys(wishes), ...undertaken]);
    return this.#deck.pop() ?? '';
  }

  async #do(what: string): Promise<void> {
    const make = wishes[what];
    if (make === undefined) return this.#undertakings.begin(what as Undertaken);
    const wish = make(this.#scene());
    if (wish === null) return;
    if (this.random.chance(0.07)) this.world.poison.mark(what);
    if (erasing.has(what)) await this.#learnTokens((wish.data as { contact: string }).contact);
    if (what === 'round.due' && this.#told.hasHeld(wish.data)) this.world.plan.count('round said twice', [what]);
    if (machines.has(what)) await this.#say(what, wish);
    else await this.#command(what, wish.data, wish.actor);
  }

  async #command(kind: string, data: object, actor = `member:${OWNER}`): Promise<void> {
    await this.clients.ask({ pool: POOL, kind, data, actor });
  }

  async #say(kind: string, { data, actor }: { data: object; actor: string }): Promise<void> {
    const input: MachineInput = { kind, data, actor, at: this.world.clock.now() };
    await this.clients.say(POOL, [input]);
  }

  /**
   * Whoever is to be erased, with everybody who is one with them: their texts must be nowhere afterwards. Of somebody
   * who was parted from another only what their own card says: the rest of it stays with the other.
   */
  async #learnTokens(contact: string): Promise<void> {
    const { real } = await this.world.alive();
    const parts = this.#told.partsOf(contact);
    const cards = parts.map((key) => ({ collection: 'card', key }));
    const found = await real.documents.many(POOL, cards).catch(() => []);
    const inCards = new Set(found.flatMap(({ body }) => JSON.stringify(body).match(TOKEN) ?? []));
    const known = new Set([...inCards, ...parts.flatMap((part) => [...(this.people.tokens.get(part) ?? [])])]);
    for (const part of parts) this.people.tokens.set(part, known);
    const isParted = this.#told.wereEverOne(parts);
    this.people.learned.set(contact, { parts, tokens: isParted ? inCards : known });
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

  #scene(): Scene {
    return { random: this.random, people: this.people, told: this.#told, now: this.world.clock.now() };
  }

  get #told(): Scene['told'] {
    return this.world.witness.told.pool(POOL);
  }
}
