import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { crowd, fileOf } from '../scenarios/crowd.js';
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
      const asked = this.#command(n, due);
      asked.catch(() => undefined);
      this.#asked.push(asked);
    }
  }

  async #command(n: number, due: number): Promise<void> {
    const contact = this.contacts[n % this.contacts.length] ?? '';
    const isThere = Math.floor(n / this.contacts.length) % 2 === 1;
    const body = JSON.stringify(isThere ? { remove: ['busy'] } : { add: ['busy'] });
    const route = `/v1/contacts/${contact}/tags`;
    const answer = await insistently(() => ask(this.address, route, { method: 'POST', headers: JSON_BODY, body }));
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`a command was answered with ${answer.status}`);
    this.times.push(performance.now() - due);
  }
}

/** Who finds no connection within ten seconds asks once more, and it is all one wait. */
async function insistently(send: () => Promise<Response>): Promise<Response> {
  return send().catch(send);
}

/** An open page: it listens to events. */
export class OpenPage {
  changes = 0;
  readonly #end = new AbortController();
  readonly #listening: Promise<void>;

  constructor(private readonly address: string) {
    this.#listening = this.#listen();
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

/** Uploads so many people as a network would give them. Answers the import's id. */
export async function upload(address: string, rows: number): Promise<string> {
  const body = fileOf(
    crowd({ first: 1, count: rows, now: Date.now(), from: 40, to: 3000, employers: Math.ceil(rows / 8) }),
  );
  const headers = { 'content-type': 'text/csv' };
  const answer = await ask(address, '/v1/imports?format=linkedin-csv', { method: 'POST', body, headers });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`the file was not taken: ${answer.status}`);
  return id;
}

/** Reads the import as its page does, every half second, until it is finished; throws if it failed. */
export async function finished(address: string, id: string): Promise<void> {
  for (;;) {
    const body = (await (await ask(address, `/v1/imports/${id}`)).json()) as { state: string };
    if (body.state === 'finished') return;
    if (body.state === 'failed') throw new Error('the import failed');
    await wait(POLL);
  }
}
