/* eslint max-lines: [error, 400] -- one command, from being said to being answered */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Change, Stored } from '#libs/ports/documents.js';
import { createCommands, type Command } from './commands.js';
import { createDecided } from './decided.js';
import type { OutcomeRecord } from './records.js';

const NOON = Date.UTC(2026, 4, 20, 12);
const keep: Command = {
  pool: 'p_1',
  kind: 'contact.keep',
  data: { contact: 'c_1' },
  actor: 'member:m_1',
  key: 'first',
};

let clock: VirtualClock;
let appended: InputEnvelope[][];
let outcomes: Map<string, OutcomeRecord>;
let saved: Map<string, unknown>;
let looks: number;
let failure: Error | null;
let hold: Promise<void>;

beforeEach(() => {
  clock = new VirtualClock(NOON);
  appended = [];
  outcomes = new Map();
  saved = new Map();
  looks = 0;
  failure = null;
  hold = Promise.resolve();
});

const bus = {
  async append(inputs: InputEnvelope[]) {
    appended.push(inputs);
    await hold;
    if (failure !== null) throw failure;
  },
};
const documents = {
  async many(pool: string, keys: { collection: string; key: string }[]): Promise<Stored[]> {
    looks += 1;
    return keys.flatMap(({ collection, key }) => {
      const body = collection === 'outcome' ? outcomes.get(key) : saved.get(`${collection}/${key}`);
      return body === undefined ? [] : [{ pool, collection, key, seq: 1, body }];
    });
  },
  async save(changes: Change[]): Promise<void> {
    for (const { collection, key, body } of changes) saved.set(`${collection}/${key}`, body);
  },
};
const ports = () => ({ bus, documents, clock }) as unknown as Parameters<typeof createCommands>[0];
const commandOf = (batch = 0, place = 0) => appended[batch]?.[place]?.command ?? { key: '', body: '' };
const done = (body: string, seqs = [7]): OutcomeRecord => ({
  body,
  at: NOON,
  state: 'done',
  about: null,
  seqs,
  refusal: null,
});

describe('a command', () => {
  test('is answered as soon as its outcome is there', async () => {
    const commands = createCommands(ports());
    const answer = commands.submit(keep);
    await clock.advance(NOON + 5);
    outcomes.set(commandOf().key, done(commandOf().body));
    await clock.advance(NOON + 20);
    expect(await answer).toEqual({ state: 'done', about: null, seqs: [7] });
  });

  test('is told by an owner in the same process, without looking', async () => {
    const decided = createDecided();
    const commands = createCommands(ports(), { decided });
    const answer = commands.submit(keep);
    await clock.advance(NOON);
    decided.tell({ pool: 'p_1', outcomes: new Map([[commandOf().key, done(commandOf().body)]]), origins: new Map() });
    expect(await answer).toMatchObject({ state: 'done' });
    expect(looks).toBe(0);
  });

  test('is looked up at once when the fate of a commit is unclear', async () => {
    const decided = createDecided();
    const commands = createCommands(ports(), { decided });
    const answer = commands.submit(keep);
    await clock.advance(NOON);
    outcomes.set(commandOf().key, done(commandOf().body));
    decided.tell(null);
    expect(await answer).toMatchObject({ state: 'done' });
  });

  test('is not answered before its outcome outlasts a loss of power, however it is found', async () => {
    let flush: () => void = () => undefined;
    const flushed = new Promise<void>((resolve) => (flush = resolve));
    const decided = createDecided();
    const commands = createCommands({ ...ports(), lasting: () => flushed }, { decided });
    const heard: unknown[] = [];
    const asked = [commands.submit(keep), commands.submit({ ...keep, key: 'second' })];
    await clock.advance(NOON);
    for (const { command } of appended.flat()) outcomes.set(command?.key ?? '', done(command?.body ?? ''));
    asked.push(commands.outcomeOf('p_1', 'member:m_1', 'first') as (typeof asked)[number]);
    for (const answer of asked) void answer.then(({ state }) => heard.push(state));
    decided.tell(null);
    await clock.advance(NOON + 1000);
    expect(heard).toEqual([]);
    flush();
    await Promise.all(asked);
    expect(heard).toEqual(['done', 'done', 'done']);
  });

  test('that takes longer than five seconds is queued, and can be asked for in any process', async () => {
    const commands = createCommands(ports());
    const answer = commands.submit(keep);
    await clock.advance(NOON + 4999);
    expect(await commands.outcomeOf('p_1', 'member:m_1', 'first')).toBeNull();
    await clock.advance(NOON + 5000);
    expect(await answer).toEqual({ state: 'queued', key: 'first' });
    for (const asked of [commands, createCommands(ports())]) {
      expect(await asked.outcomeOf('p_1', 'member:m_1', 'first')).toEqual({ state: 'queued', key: 'first' });
    }
    outcomes.set(commandOf().key, { ...done(commandOf().body), state: 'refused', refusal: { refused: 'rules' } });
    expect(await commands.outcomeOf('p_1', 'member:m_1', 'first')).toEqual({
      state: 'refused',
      refusal: { refused: 'rules' },
    });
  });

  test("is nobody else's to ask for", async () => {
    const commands = createCommands(ports());
    void commands.submit(keep);
    await clock.advance(NOON);
    outcomes.set(commandOf().key, done(commandOf().body));
    expect(await commands.outcomeOf('p_1', 'member:m_2', 'first')).toBeNull();
    expect(await commands.outcomeOf('p_2', 'member:m_1', 'first')).toBeNull();
    expect(await commands.outcomeOf('p_1', 'member:m_1', 'first')).toMatchObject({ state: 'done' });
  });

  test('nobody waits for is not looked for', async () => {
    const commands = createCommands(ports());
    const answer = commands.submit(keep);
    await clock.advance(NOON + 10);
    outcomes.set(commandOf().key, done(commandOf().body));
    await clock.advance(NOON + 20);
    await answer;
    const before = looks;
    await clock.advance(NOON + 1000);
    expect(looks).toBeLessThanOrEqual(before + 1);
  });
});

describe('a key', () => {
  test('used again for the same thing answers the same outcome', async () => {
    const commands = createCommands(ports());
    const first = commands.submit(keep);
    await clock.advance(NOON);
    outcomes.set(commandOf().key, done(commandOf().body));
    const again = commands.submit({ ...keep });
    await clock.advance(NOON + 20);
    expect(await again).toEqual(await first);
  });

  test('used again for something else is refused', async () => {
    const commands = createCommands(ports());
    void commands.submit(keep);
    await clock.advance(NOON);
    outcomes.set(commandOf().key, done(commandOf().body));
    const other = commands.submit({ ...keep, data: { contact: 'c_2' } });
    await clock.advance(NOON + 20);
    expect(await other).toEqual({ state: 'refused', refusal: { refused: 'key-reused' } });
  });
});

describe('appending', () => {
  test('what comes while an append is under way goes into the next one together', async () => {
    let release: () => void = () => undefined;
    hold = new Promise((resolve) => (release = resolve));
    const commands = createCommands(ports());
    for (const key of ['a', 'b', 'c', 'd']) void commands.submit({ ...keep, key });
    await clock.advance(NOON);
    expect(appended.map((batch) => batch.length)).toEqual([1]);
    release();
    await clock.advance(NOON);
    expect(appended.map((batch) => batch.length)).toEqual([1, 3]);
  });

  test('that fails is told to whoever asked, and not to the next', async () => {
    failure = new OutsideWorld('no room', false, 'disk-full');
    const commands = createCommands(ports());
    await expect(commands.submit(keep)).rejects.toBe(failure);
    failure = null;
    const next = commands.submit({ ...keep, key: 'second' });
    await clock.advance(NOON);
    outcomes.set(commandOf(1).key, done(commandOf(1).body));
    await clock.advance(NOON + 20);
    expect(await next).toMatchObject({ state: 'done' });
  });
});
