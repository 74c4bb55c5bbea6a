import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#libs/testing/cluster/until.js';
import type { ApiClient } from '../../testing/api-client.js';
import { crowd, fileOf } from './team.js';
import type { KeyedPool, Services } from './services.js';

/** ms between the notes of one person */
const BETWEEN = 100;
/** An import waits half a minute for the lease of an instance that died, ms. */
const TAKEN_OVER = 240_000;

/** People of a pool who write notes and upload files, and ask again, with the same key, until they are answered. */
export class Load {
  /** what was acknowledged: texts of notes, profiles of people */
  readonly told = new Set<string>();
  readonly #imports: Promise<void>[] = [];
  #over = false;
  #asked = 0;
  readonly #turns = { contacts: 0, ingest: 0 };
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly services: Services,
    private readonly pool: KeyedPool,
    private readonly name: string,
  ) {}

  /** Somebody to write notes about, and then notes, ten a second. */
  async begin(): Promise<void> {
    const profile = `${this.name}-first`;
    const contact = await this.#answered('/v1/contacts', profile, {
      name: { given: 'Person', family: profile, full: `Person ${profile}` },
      identities: [`https://www.linkedin.com/in/${profile}`],
    });
    this.told.add(profile);
    this.#writing = this.#write(contact);
  }

  /** Resolves when the file is accepted; its rows are decided while life goes on. */
  async upload(key: string, rows: number): Promise<void> {
    const people = crowd(`${this.name}-${key}`, rows);
    const client = () => this.#next('ingest');
    const { id } = await until(
      `the file ${key} is taken`,
      async () => {
        const send = () =>
          client().post('/v1/imports?format=linkedin-csv', fileOf(people), {
            'idempotency-key': `${this.name}-${key}`,
          });
        const answer = await attempt(send);
        return answer?.status === 202 ? (answer.body as { id: string }) : { id: '' };
      },
      (taken) => taken.id !== '',
      { longest: TAKEN_OVER },
    );
    const state = async () =>
      (await attempt(() => client().get(`/v1/imports/${id}`)))?.body as { state?: string } | undefined;
    const ended = until(`the import ${key}`, state, (seen) => seen?.state === 'finished', { longest: TAKEN_OVER });
    const done = ended.then(() => {
      for (const { profile } of people) this.told.add(profile);
    });
    done.catch(() => undefined);
    this.#imports.push(done);
  }

  /** Resolves when so many more notes were acknowledged than now. */
  async goesOn(notes = 5): Promise<void> {
    const wanted = this.told.size + notes;
    await until(
      `notes of ${this.name} are acknowledged`,
      () => this.told.size,
      (told) => told >= wanted,
    );
  }

  /** No more notes; resolves when everything that was said is acknowledged. */
  async end(): Promise<void> {
    this.#over = true;
    await this.#writing;
    await Promise.all(this.#imports);
  }

  async #write(contact: string): Promise<void> {
    while (!this.#over) {
      const text = `${this.name} note ${(this.#asked += 1)}`;
      await this.#answered(`/v1/contacts/${contact}/notes`, text, { text });
      this.told.add(text);
      await pause(BETWEEN);
    }
  }

  /** Asks one instance after the other. Answers the id of what it is about. */
  async #answered(route: string, key: string, body: object): Promise<string> {
    const { body: said } = await until(
      `${route} (${key})`,
      async () => {
        const send = () => this.#next('contacts').post(route, body, { 'idempotency-key': key });
        const answer = await attempt(send);
        return { status: answer?.status ?? 0, body: (answer?.body ?? null) as { id?: string } | null };
      },
      ({ status }) => status === 200 || status === 201,
    );
    return said?.id ?? '';
  }

  /** One instance after the other. */
  #next(name: 'contacts' | 'ingest'): ApiClient {
    this.#turns[name] += 1;
    return this.services.at(this.services[name][this.#turns[name] % 2 === 0 ? 0 : 1], this.pool);
  }
}

/** Null where nobody answered: they ended, or do not listen yet. */
async function attempt<Answer>(send: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await send();
  } catch {
    return null;
  }
}
