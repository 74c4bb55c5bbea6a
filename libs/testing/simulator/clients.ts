import type { Refusal } from '#libs/kernel/errors.js';
import type { Command, Outcome } from '#libs/transport/commands.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { commandKey } from '#libs/transport/command-key.js';
import { rebuildBeside } from '../../../apps/contacts/src/inputs/rebuild/second-generation.js';
import { projections } from '../../../apps/contacts/src/registry.js';
import type { ImportRecord } from '../../../apps/ingest/src/imports/import.js';
import type { NewImport } from '../../../apps/ingest/src/imports/imports.js';
import type { Life } from './life.js';
import type { SimulatedWorld } from './world.js';

type Again = 'again';

/** A command and what its author was told at last. */
export interface Asked {
  command: Command & { key: string };
  /** under which its outcome is kept */
  place: string;
  told: Exclude<Outcome, { state: 'queued' }>;
}

const SOURCE = 'source/simulated';
const RETRY = 200;
/** A rebuild that is refused is refused for a while, ms. */
const SOON = 10_000;
const home = { country: 'DE' };

/** Those who speak to the pool: whatever happens to the process, they ask again until they are answered. */
export class Clients {
  readonly asked: Asked[] = [];
  /** by pool, what the machine of this run has said, in order: number n is at n - 1 */
  readonly said = new Map<string, MachineInput[]>();
  readonly imports: { pool: string; record: ImportRecord }[] = [];
  #keys = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(private readonly world: SimulatedWorld) {}

  /** Asks under one Idempotency-Key until there is an answer. */
  async ask(command: Omit<Command, 'key'>): Promise<Asked['told']> {
    this.#keys += 1;
    const keyed = { ...command, key: `key-${this.#keys}` };
    const told = await this.#insist(async ({ assembly }) => {
      const outcome = await assembly.contacts.commands.submit(keyed);
      return outcome.state === 'queued' ? 'again' : outcome;
    });
    this.asked.push({ command: keyed, place: commandKey(keyed.pool, keyed.actor, keyed.key), told });
    return told;
  }

  /** Says something as a machine, numbered; resolves when it is decided. */
  async say(pool: string, more: readonly MachineInput[]): Promise<void> {
    const said = this.said.get(pool) ?? [];
    this.said.set(pool, said);
    said.push(...more);
    const mine = this.#sending.then(() => this.#send(pool, said));
    this.#sending = mine.catch(() => undefined);
    return mine;
  }

  /** Goes on from the lowest undecided number, whatever was sent before. */
  async #send(pool: string, said: readonly MachineInput[]): Promise<void> {
    await this.#insist(async ({ assembly: { ingest } }) => {
      const decided = await ingest.sender.decidedN(pool, SOURCE);
      await ingest.sender.send(pool, SOURCE, decided + 1, said.slice(decided));
      await ingest.sender.acknowledge(pool, SOURCE, said.length);
      return true;
    });
  }

  /** Uploads a file and waits until every row is decided. */
  async upload(wish: Omit<NewImport, 'bytes' | 'home' | 'key'>, bytes: Uint8Array): Promise<ImportRecord | null> {
    this.#keys += 1;
    const key = `file-${this.#keys}`;
    const begun = await this.#insist<ImportRecord | Refusal>(async ({ assembly }) => {
      const record = await assembly.ingest.imports.begin({ ...wish, key, home, bytes: once(bytes) });
      return 'id' in record && record.problem?.code === 'upload-broken-off' ? 'again' : record;
    });
    if (!('id' in begun)) return null;
    const done = await this.#untilState(begun, ['finished', 'failed']);
    this.imports.push({ pool: wish.pool, record: done });
    return done;
  }

  async revert({ pool, id }: ImportRecord, actor: string): Promise<void> {
    const begun = await this.#insist<ImportRecord | Refusal>(({ assembly }) =>
      assembly.ingest.imports.revert(pool, id, actor),
    );
    if ('id' in begun) await this.#untilState(begun, ['reverted']);
  }

  async keepRow({ pool, id, member }: ImportRecord, row: number): Promise<void> {
    await this.#insist(({ assembly }) => assembly.ingest.imports.keepRow(pool, id, { row, file: null, member }));
  }

  /** Folds the documents anew beside whoever decides, and again until they are what counts. */
  async rebuild(pool: string, actor: string): Promise<void> {
    await this.#insist(async ({ assembly: { platform, contacts } }) => {
      try {
        await rebuildBeside(platform, contacts.commands, { projections, pool, actor });
        return true;
      } catch (error) {
        await this.world.pause(SOON);
        throw error;
      }
    });
  }

  async #untilState({ pool, id }: ImportRecord, states: readonly string[]): Promise<ImportRecord> {
    return this.#insist(async ({ assembly }) => {
      const record = await assembly.ingest.imports.read(pool, id);
      return record !== null && states.includes(record.state) ? record : 'again';
    });
  }

  /** In this life, or the next, or the one after. */
  async #insist<T>(attempt: (life: Life) => Promise<T | Again>): Promise<T> {
    for (;;) {
      const life = await this.world.alive();
      const again = life.died.then((): Again => 'again');
      const answer = await Promise.race([attempt(life).catch(unlessFinal), again]);
      if (answer !== 'again') return answer;
      await this.world.pause(RETRY);
    }
  }
}

/** What is no failure of the outside world is a mistake of ours. */
function unlessFinal(error: unknown): Again {
  const name = error instanceof Error ? error.name : '';
  if (name === 'OutsideWorld' || name === 'CommitFailed') return 'again';
  throw error;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
