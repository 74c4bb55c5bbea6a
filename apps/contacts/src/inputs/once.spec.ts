/* eslint max-lines: [error, 400] -- every way in which an input comes twice */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import { createEngine } from './engine.js';
import { createOwner } from './owner.js';
import { withCommits } from './testing/faults.js';
import { toyDeciders } from './testing/toy-deciders.js';
import { toyProjections } from './testing/toy-projections.js';
import { POOL, ToyPool, type Faults } from './testing/toy-pool.js';

let toy: ToyPool;
beforeEach(async () => {
  toy = await ToyPool.open();
});
afterEach(() => toy.close());

const row = (email: string, text: string): [string, unknown] => ['toy.meet', { email, text }];
const notes = async () => (await toy.told()).filter((type) => type.startsWith('contact.note'));

describe('a redelivered input', () => {
  test('after a crash before the commit is decided once', async () => {
    await toy.restart({ faults: (platform) => withCommits(platform, () => new Promise(() => undefined)) });
    await toy.append(toy.input('toy.meet', { email: 'ada@example.org', text: 'one' }));
    await toy.platform.quiet();
    toy.platform.crash();
    await toy.start();
    await toy.settled();
    expect(await notes()).toEqual(['contact.note-added: one']);
  });

  test('after a crash behind the commit is not decided again', async () => {
    const committed = (platform: Parameters<typeof withCommits>[0]) =>
      withCommits(platform, async (batch, commit) => {
        await commit(batch);
        return new Promise(() => undefined);
      });
    await toy.restart({ faults: committed });
    await toy.append(toy.input('toy.meet', { email: 'ada@example.org', text: 'one' }));
    await toy.platform.quiet();
    toy.platform.crash();
    await toy.start();
    await toy.settled();
    expect(await notes()).toEqual(['contact.note-added: one']);
  });

  test('handed out again from an earlier offset is skipped, from a later one asked for again', async () => {
    await toy.say(toy.input('toy.meet', { email: 'ada@example.org', text: 'one' }));
    const record = await toy.platform.bus.at('inputs', 0, 0);
    if (record === null) throw new Error('no record');
    expect(await toy.owner.reader.handle({ partition: 0, records: [record], newest: 1 })).toBe(1);
    expect(await toy.owner.reader.handle({ partition: 0, records: [{ ...record, offset: 5 }], newest: 6 })).toBe(1);
    expect(await notes()).toEqual(['contact.note-added: one']);
  });
});

test('a commit whose fate is unclear is looked up: what happened stands, what did not is decided', async () => {
  const fates = ['after', 'before'];
  await toy.restart({
    faults: (platform) =>
      withCommits(platform, async (batch, commit) => {
        const fate = fates.pop();
        if (fate !== 'before') await commit(batch);
        if (fate !== undefined) throw new CommitFailed('unclear', 'the answer was lost');
      }),
  });
  await toy.say(...toy.numbered('import/i_1', 1, row('ada@example.org', 'one')));
  await toy.say(...toy.numbered('import/i_1', 2, row('ada@example.org', 'two')));
  expect(fates).toEqual([]);
  expect(await notes()).toEqual(['contact.note-added: one', 'contact.note-added: two']);
});

test('a second owner of the same partition changes nothing that the first has decided', async () => {
  await toy.meet('ada@example.org');
  const second = createOwner(
    createEngine({ platform: toy.platform, deciders: toyDeciders, projections: toyProjections }),
  );
  await second.reader.position(0);
  await toy.say(toy.input('toy.meet', { email: 'ada@example.org', text: 'two' }));
  const record = await toy.platform.bus.at('inputs', 0, 1);
  if (record === null) throw new Error('no record');
  expect(await second.reader.handle({ partition: 0, records: [record], newest: 2 })).toBe(2);
  expect(second.health()).toBeNull();
  expect(await notes()).toEqual(['contact.note-added: met ada@example.org', 'contact.note-added: two']);
});

test('who gets a partition back that another had meanwhile remembers nothing of it', async () => {
  await toy.subscription.stop();
  const { platform } = toy;
  const owner = () => createOwner(createEngine({ platform, deciders: toyDeciders, projections: toyProjections }));
  const [one, other] = [owner(), owner()];
  for (const [offset, { reader }] of [one, other, one].entries()) {
    await toy.append(toy.input('toy.meet', { email: 'ada@example.org', text: String(offset) }));
    const record = await platform.bus.at('inputs', 0, offset);
    if (record === null) throw new Error('no record');
    expect(await reader.position(0)).toBe(offset);
    await reader.handle({ partition: 0, records: [record], newest: offset + 1 });
    reader.lost?.(0);
  }
  expect((await toy.card(await toy.idOf('ada@example.org')))?.notes).toEqual(['0', '1', '2']);
});

describe('a log that is not the one the position was counted in', () => {
  type Bus = ToyPool['platform']['bus'];
  let put: Partial<Bus>;
  /** The real bus, but for what the log that was put there says. */
  const foreign: Faults = (platform) => {
    const { bus } = platform;
    const over: Partial<Bus> = {
      partitions: 1,
      partitionOf: () => 0,
      subscribe: (reader) => bus.subscribe(reader),
      at: (...place) => (put.at ?? bus.at.bind(bus))(...place),
      newest: (...place) => (put.newest ?? bus.newest.bind(bus))(...place),
    };
    return { ...platform, bus: Object.assign(Object.create(null) as Bus, over) };
  };
  const passes = (seconds: number) => toy.clock.advance(toy.clock.now() + seconds * 1_000);

  /** Puts another log there under an owner; answers what is said of it, once the right one is back and decided. */
  const waitedFor = async (log: Partial<Bus>): Promise<string | null> => {
    put = log;
    await toy.restart({ faults: foreign });
    await passes(60);
    const sentence = toy.subscription.health();
    expect(toy.reports).toEqual([sentence]);
    put = {};
    await passes(10);
    expect([toy.subscription.health(), toy.owner.health(), toy.reports]).toEqual([null, null, [sentence]]);
    await toy.say(toy.input('toy.meet', { email: 'cid@example.org', text: 'three' }));
    expect(await notes()).toContain('contact.note-added: three');
    return sentence;
  };

  beforeEach(async () => {
    put = {};
    await toy.meet('ada@example.org', 'bob@example.org');
  });

  test('but shorter, is waited for, which readiness says all the while and the log once', async () => {
    expect(await waitedFor({ newest: async () => 1 })).toContain('ends at 1');
  });
  test('but begins beyond the position, is waited for', async () => {
    expect(await waitedFor({ newest: async () => 9, at: async () => null })).toContain('no longer holds input 2');
  });
  test('but holds another input before the position, is waited for', async () => {
    expect(await waitedFor({ at: async () => ({ offset: 1, id: 'other', value: '{}' }) })).toContain(
      'another input at 1',
    );
  });

  test('lets no job go on that had begun before it was put there', async () => {
    const contacts = await toy.meet('cid@example.org', 'dan@example.org', 'eve@example.org');
    let commits = 0;
    let away = false;
    const interrupted: Faults = (platform) =>
      withCommits(foreign(platform), async (batch, commit) => {
        if (away) throw new OutsideWorld('the store is away', true, 'store-unavailable');
        await commit(batch);
        away = ++commits === 2;
      });
    await toy.restart({ limits: { slice: 1 }, faults: interrupted });
    await toy.append(toy.input('toy.say-all', { contacts, text: 'hello' }));
    const hellos = async () => (await notes()).filter((note) => note.endsWith(': hello')).length;
    await passes(1);
    put = { newest: async () => 1 };
    await toy.append(toy.input('toy.meet', { email: 'fay@example.org', text: 'new' }));
    await passes(1);
    const [before, sentence] = [await hellos(), toy.subscription.health()];
    expect(sentence).toContain('ends at 1');
    expect(before).toBeLessThan(3);

    away = false;
    await passes(60);
    expect([await hellos(), toy.subscription.health()]).toEqual([before, sentence]);
    put = {};
    await passes(10);
    await toy.settled();
    expect(await hellos()).toBe(3);
  });
});

describe('a record that cannot be read', () => {
  const waits = new OutsideWorld('contacts waits: the record at 2 …', true, 'record-unreadable');
  const ownerOf = (newest: number, unreadable: number) => {
    const { bus } = toy.platform;
    const at: typeof bus.at = async (topic, partition, offset) => {
      if (offset === unreadable) throw waits;
      return bus.at(topic, partition, offset);
    };
    const over: Partial<typeof bus> = { partitions: 1, partitionOf: () => 0, at, newest: async () => newest };
    const platform = { ...toy.platform, bus: Object.assign(Object.create(null) as typeof bus, over) };
    return createOwner(createEngine({ platform, deciders: toyDeciders, projections: toyProjections }));
  };

  beforeEach(async () => {
    await toy.meet('ada@example.org', 'bob@example.org');
  });

  test('where the owner goes on is waited for, and stops nothing for good', async () => {
    const owner = ownerOf(3, 2);
    await expect(owner.reader.position(0)).rejects.toBe(waits);
    expect(owner.health()).toBeNull();
  });
  test('behind the owner, who was moved past it, is no other log', async () => {
    const owner = ownerOf(2, 1);
    await expect(owner.reader.position(0)).resolves.toBe(2);
    expect(owner.health()).toBeNull();
  });
});

describe('numbers of an origin', () => {
  test('a number that was decided is dropped, whenever it comes again', async () => {
    await toy.say(...toy.numbered('import/i_1', 1, row('ada@example.org', 'one'), row('ada@example.org', 'two')));
    await toy.restart();
    await toy.say(...toy.numbered('import/i_1', 1, row('ada@example.org', 'again'), row('ada@example.org', 'again')));
    expect(await notes()).toEqual(['contact.note-added: one', 'contact.note-added: two']);
    expect(await toy.read('origin', 'import/i_1')).toMatchObject({ n: 2, stopped: null });
  });

  test('a gap stops the origin with a reason, and nobody else, until the missing number comes', async () => {
    const [one, , three] = toy.numbered(
      'import/i_1',
      1,
      row('ada@example.org', 'one'),
      row('b@example.org', 'two'),
      row('c@example.org', 'three'),
    );
    await toy.say(
      ...[one, three].filter((input) => input !== undefined),
      ...toy.numbered('import/i_2', 1, row('d@example.org', 'other')),
    );
    expect(await notes()).toEqual(['contact.note-added: one', 'contact.note-added: other']);
    expect(toy.owner.health()).toContain('number 2 was due, 3 came');
    expect(toy.reports).toHaveLength(1);
    await toy.say(...toy.numbered('import/i_1', 2, row('b@example.org', 'two'), row('c@example.org', 'three')));
    expect(toy.owner.health()).toBeNull();
    expect(await notes()).toHaveLength(4);
  });

  test('every number has its row in a receipt', async () => {
    const [ada = ''] = await toy.meet('ada@example.org');
    await toy.say(
      ...toy.numbered(
        'import/i_1',
        1,
        row('new@example.org', 'hi'),
        row('ada@example.org', 'news'),
        row('ada@example.org', 'news'),
        ['toy.meet', {}],
        ['toy.say', { contact: 'c_x', text: 'x' }],
        ['toy.say', { contact: ada, text: 'boom' }],
      ),
    );
    const { items } = await toy.platform.documents.list<{ rows: unknown[][] }>({
      pool: POOL,
      collection: 'receipt',
      index: 'origin',
      equals: ['import/i_1'],
      limit: 10,
    });
    expect(items.map(({ key }) => key)).toEqual(['import/i_1/000000000001']);
    const bodies = items.map(({ body }) => body);
    expect(bodies[0]).toMatchObject({ origin: 'import/i_1', fromN: 1, toN: 6 });
    expect(bodies[0]?.rows).toEqual([
      ['created', await toy.idOf('new@example.org'), 3, 4],
      ['changed', ada, 5, 5],
      ['unchanged', ada, 0, 0],
      ['rejected', null, 0, 0, 'invalid-input'],
      ['refused', null, 0, 0, 'contact-unknown'],
      ['parked', null, 0, 0],
    ]);
  });
});

describe('keys of commands', () => {
  const command = (key: string, body: string, text: string) =>
    toy.input('toy.meet', { email: 'ada@example.org', text }, { command: { key, body } });

  test('the same key decides once, in one batch, in two, and after a restart', async () => {
    await toy.say(command('k1', 'b', 'one'), command('k1', 'b', 'one more'));
    await toy.say(command('k1', 'b', 'two'));
    await toy.restart();
    await toy.say(command('k1', 'b', 'three'));
    expect(await notes()).toEqual(['contact.note-added: one']);
    expect(await toy.read('outcome', 'k1')).toMatchObject({
      state: 'done',
      seqs: [1, 2],
      about: { collection: 'card' },
    });
  });

  test('an outcome stands when another body comes under its key', async () => {
    await toy.say(command('k1', 'b', 'one'), command('k1', 'other', 'two'));
    expect(await notes()).toEqual(['contact.note-added: one']);
    expect(await toy.read('outcome', 'k1')).toMatchObject({ body: 'b', seqs: [1, 2] });
  });
});
