import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './server-process.js';

const JSON_BODY = { 'content-type': 'application/json' };
/** The import page asks so often how far it is, ms. */
const POLL = 500;

/** Adds a few contacts by hand, to have somebody to work on. Answers their ids. */
export async function addContacts(address: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const body = JSON.stringify({ name: { given: 'Contact', family: `${n}`, full: `Contact ${n}` } });
    const answer = await ask(address, '/v1/contacts', { method: 'POST', headers: JSON_BODY, body });
    const card = (await answer.json()) as { id?: string };
    if (card.id === undefined) throw new Error(`no contact was added: ${JSON.stringify(card)}`);
    ids.push(card.id);
  }
  return ids;
}

/** People at work: every 50 ms somebody tags a contact, whether or not the one before has been answered. */
export class Commanding {
  /** from the moment at which it was to be sent to its answer, ms */
  readonly times: number[] = [];
  readonly #asked: Promise<void>[] = [];
  #stopped = false;
  readonly #ended: Promise<void>;

  constructor(
    private readonly address: string,
    private readonly contacts: readonly string[],
    perSecond: number,
  ) {
    this.#ended = this.#run(1000 / perSecond);
  }

  /** Resolves when every command was answered; rejects if one failed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ended;
    await Promise.all(this.#asked);
  }

  async #run(every: number): Promise<void> {
    const started = performance.now();
    for (let n = 0; !this.#stopped; n += 1) {
      const due = started + n * every;
      await wait(Math.max(0, due - performance.now()));
      this.#asked.push(this.#command(n, due));
    }
  }

  async #command(n: number, due: number): Promise<void> {
    const contact = this.contacts[n % this.contacts.length] ?? '';
    const isThere = Math.floor(n / this.contacts.length) % 2 === 1;
    const body = JSON.stringify(isThere ? { remove: ['busy'] } : { add: ['busy'] });
    const route = `/v1/contacts/${contact}/tags`;
    const answer = await ask(this.address, route, { method: 'POST', headers: JSON_BODY, body });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`a command was answered with ${answer.status}`);
    this.times.push(performance.now() - due);
  }
}

/** What an open page asks for: it listens to events, and the import page reads the import every half second. */
export class OpenPage {
  changes = 0;
  readonly #end = new AbortController();
  readonly #listening: Promise<void>;

  constructor(private readonly address: string) {
    this.#listening = this.#listen();
  }

  /** Reads the import until it is finished; throws if it failed. */
  async watch(id: string): Promise<void> {
    for (;;) {
      const body = (await (await ask(this.address, `/v1/imports/${id}`)).json()) as { state: string };
      if (body.state === 'finished') return;
      if (body.state === 'failed') throw new Error('the import failed');
      await wait(POLL);
    }
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#listening;
  }

  async #listen(): Promise<void> {
    const { body } = await ask(this.address, '/v1/events', { signal: this.#end.signal });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body ?? [])
        this.changes += decoder.decode(chunk as Uint8Array).split('event: ').length - 1;
    } catch (error) {
      if (!this.#end.signal.aborted) throw error;
    }
  }
}
