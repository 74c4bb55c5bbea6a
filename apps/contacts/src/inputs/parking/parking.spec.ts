/* eslint max-lines: [error, 400] -- one line, from what is set aside to what is decided again */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Line } from '../owner-records.js';
import { broken } from '../testing/toy-deciders.js';
import { POOL, ToyPool } from '../testing/toy-pool.js';

let toy: ToyPool;
let ada = '';
let bob = '';
beforeEach(async () => {
  toy = await ToyPool.open();
  [ada = '', bob = ''] = await toy.meet('ada@example.org', 'bob@example.org');
  broken.calls = 0;
});
afterEach(() => toy.close());

const say = (contact: string, text: string, key?: string) =>
  toy.input('toy.say', { contact, text }, key === undefined ? {} : { command: { key, body: 'b' } });
const meet = (email: string, text: string, more?: string) =>
  toy.input('toy.meet', more === undefined ? { email, text } : { email, text, more });
const notesOf = async (contact: string) => (await toy.card(contact))?.notes.slice(1);
const heldBy = async (contact: string) => (await toy.card(contact))?.held;
const lines = async () =>
  (await toy.platform.documents.list<Line>({ pool: POOL, collection: 'line', index: 'since', limit: 100 })).items.map(
    ({ body }) => body,
  );
const onlyLine = async () => {
  const [line, ...others] = await lines();
  if (line === undefined || others.length > 0) throw new Error('not one line');
  return line;
};
const replay = async (line: string) => toy.say(toy.input('parked.replay', { line }));

describe('a decision that throws', () => {
  test('is tried three times, then parked, and its contact is held in the same batch', async () => {
    await toy.say(say(ada, 'boom', 'k1'));
    expect(broken.calls).toBe(3);
    const { id, items } = await onlyLine();
    expect(items).toMatchObject([{ kind: 'toy.say', attempts: 1, because: 'Error: cannot decide boom' }]);
    expect(await heldBy(ada)).toEqual([id]);
    expect(await toy.read('outcome', 'k1')).toMatchObject({ state: 'parked' });
    expect(await heldBy(bob)).toEqual([]);
  });

  test('holds every contact that its identities resolve to', async () => {
    await toy.say(meet('ada@example.org', 'boom', 'bob@example.org'));
    const { id } = await onlyLine();
    expect([await heldBy(ada), await heldBy(bob)]).toEqual([[id], [id]]);
  });

  test('pool-wide is refused to its author and never parked', async () => {
    await toy.say(toy.input('toy.wide', {}, { command: { key: 'k1', body: 'b' } }));
    expect(await toy.read('outcome', 'k1')).toMatchObject({
      state: 'refused',
      refusal: { refused: 'decision-failed' },
    });
    expect(await lines()).toEqual([]);
  });

  test('of a tightening kind is parked too, holds, and is reported at once', async () => {
    await toy.say(toy.input('toy.release', { contact: ada, boom: true }));
    expect(await heldBy(ada)).toHaveLength(1);
    expect(toy.reports).toEqual(['An input that only tightens could not be decided; everybody it concerns is held.']);
  });
});

describe('a parked line', () => {
  test('is joined by whatever concerns its people, by contact or by identity, and by nobody else', async () => {
    await toy.say(say(ada, 'boom'), say(ada, 'waits'), meet('ada@example.org', 'waits too'), say(bob, 'goes on'));
    expect((await onlyLine()).items.map(({ attempts }) => attempts)).toEqual([1, 0, 0]);
    expect(await notesOf(ada)).toEqual([]);
    expect(await notesOf(bob)).toEqual(['goes on']);
  });

  test('grows by the keys of what joins it', async () => {
    await toy.say(
      say(ada, 'boom'),
      meet('ada@example.org', 'waits', 'new@example.org'),
      meet('new@example.org', 'waits too'),
    );
    expect((await onlyLine()).items).toHaveLength(3);
    expect(await toy.ledger()).toHaveLength(5);
  });

  test('becomes one with another line when an input belongs to both', async () => {
    await toy.say(say(ada, 'boom a'), say(bob, 'boom b'));
    expect(await lines()).toHaveLength(2);
    await toy.say(meet('ada@example.org', 'both', 'bob@example.org'));
    const { id, items } = await onlyLine();
    expect(items.map(({ no }) => no)).toEqual([1, 2, 3]);
    broken.on = false;
    await replay(id);
    expect([await heldBy(ada), await heldBy(bob)]).toEqual([[], []]);
    expect(await notesOf(ada)).toEqual(['boom a', 'both']);
    expect(await toy.read('owner', 'self')).toMatchObject({ lines: 0, work: [] });
  });

  test('is passed by what only tightens', async () => {
    await toy.say(say(ada, 'boom'), toy.input('toy.release', { contact: ada }));
    expect((await toy.card(ada))?.released).toBe(true);
    expect((await onlyLine()).items).toHaveLength(1);
  });

  test('outlives a restart', async () => {
    await toy.say(say(ada, 'boom'));
    await toy.restart();
    await toy.say(say(ada, 'waits'));
    expect((await onlyLine()).items).toHaveLength(2);
    expect(await heldBy(ada)).toHaveLength(1);
  });
});

describe('a replay', () => {
  test('takes the line from its head, in order, and lets its people go when it is empty', async () => {
    await toy.say(say(ada, 'boom 1', 'k1'), say(ada, 'two', 'k2'), say(ada, 'boom 3'));
    broken.on = false;
    await replay((await onlyLine()).id);
    expect(await notesOf(ada)).toEqual(['boom 1', 'two', 'boom 3']);
    expect(await heldBy(ada)).toEqual([]);
    expect(await lines()).toEqual([]);
    expect(await toy.read('outcome', 'k2')).toMatchObject({ state: 'done' });
    expect((await toy.told()).at(-1)).toBe('contact.unheld');
  });

  test('stops at the first that fails again', async () => {
    await toy.say(say(ada, 'boom 1'), say(ada, 'two'));
    await replay((await onlyLine()).id);
    expect((await onlyLine()).items.map(({ attempts }) => attempts)).toEqual([2, 0]);
    expect((await onlyLine()).replaying).toBe(false);
    expect(await heldBy(ada)).toHaveLength(1);
  });

  test('decides with the time it was said and the now of today', async () => {
    const before = toy.clock.now();
    await toy.say(say(ada, 'boom'));
    broken.on = false;
    toy.clock.jump(before + 86_400_000);
    await replay((await onlyLine()).id);
    const note = (await toy.ledger()).findLast(({ type }) => type === 'contact.note-added');
    expect(note).toMatchObject({
      time: new Date(before + 86_400_000).toISOString(),
      occurredat: new Date(before).toISOString(),
    });
  });

  test('of a long line goes on with later batches, and what comes meanwhile waits at its end', async () => {
    await toy.restart({ limits: { slice: 2 } });
    await toy.say(say(ada, 'boom 0'), ...[1, 2, 3, 4].map((i) => say(ada, `text ${i}`)));
    broken.on = false;
    await toy.say(toy.input('parked.replay', { line: (await onlyLine()).id }), say(ada, 'last'));
    expect(await notesOf(ada)).toEqual(['boom 0', 'text 1', 'text 2', 'text 3', 'text 4', 'last']);
    expect(await lines()).toEqual([]);
  });

  test('of a line that nobody knows is refused', async () => {
    await toy.say(toy.input('parked.replay', { line: 'l_x' }, { command: { key: 'k1', body: 'b' } }));
    expect(await toy.read('outcome', 'k1')).toMatchObject({ refusal: { refused: 'line-unknown' } });
  });

  test('gives a loosening input up when a tightening one about the same contact has passed it', async () => {
    await toy.say(
      toy.input('toy.release', { contact: ada }),
      say(ada, 'boom'),
      toy.input('contact.revive', { contact: ada }, { command: { key: 'k1', body: 'b' } }),
      toy.input('toy.release', { contact: ada }),
    );
    broken.on = false;
    await replay((await onlyLine()).id);
    expect((await toy.card(ada))?.released).toBe(true);
    expect(await toy.read('outcome', 'k1')).toMatchObject({ refusal: { refused: 'yielded' } });
    expect(await toy.told()).toContain('pool.discarded');
  });

  test('decides a loosening input that no tightening one has passed', async () => {
    await toy.say(
      toy.input('toy.release', { contact: ada }),
      say(ada, 'boom'),
      toy.input('contact.revive', { contact: ada }),
    );
    broken.on = false;
    await replay((await onlyLine()).id);
    expect((await toy.card(ada))?.released).toBe(false);
  });

  test('writes the receipt of a machine input again', async () => {
    await toy.say(...toy.numbered('import/i_1', 1, ['toy.say', { contact: ada, text: 'boom' }]));
    broken.on = false;
    await replay((await onlyLine()).id);
    const receipt = await toy.read('receipt', 'import/i_1/000000000001/again');
    expect(receipt).toMatchObject({
      fromN: 1,
      toN: 1,
      again: true,
      rows: [['changed', ada, expect.any(Number), expect.any(Number)]],
    });
    expect(await toy.read('origin', 'import/i_1')).toMatchObject({ n: 1 });
  });
});

test('a discard gives up the head, tells its author, and says so in the ledger', async () => {
  await toy.say(say(ada, 'boom', 'k1'), say(ada, 'two', 'k2'));
  await toy.say(toy.input('parked.discard', { line: (await onlyLine()).id }));
  expect(await toy.read('outcome', 'k1')).toMatchObject({ refusal: { refused: 'discarded' } });
  expect((await onlyLine()).items).toHaveLength(1);
  await toy.say(toy.input('parked.discard', { line: (await onlyLine()).id }));
  expect(await lines()).toEqual([]);
  expect(await heldBy(ada)).toEqual([]);
  expect((await toy.told()).filter((type) => type === 'pool.discarded')).toHaveLength(2);
});

describe('the circuit breaker', () => {
  const fresh = (text: string, i: number) => meet(`p${i}@example.org`, text);

  test('parks 20 and then none: the owner stops and names the error', async () => {
    await toy.append(...Array.from({ length: 25 }, (_, i) => fresh('boom', i)));
    await expect(toy.subscription.caughtUp()).rejects.toThrow();
    expect((await lines()).length).toBe(20);
    expect(toy.owner.health()).toContain('cannot decide boom');
  });

  test('goes on while they are few among many', async () => {
    const inputs = Array.from({ length: 600 }, (_, i) => fresh(i % 24 === 23 ? 'boom' : 'fine', i));
    await toy.say(...inputs);
    expect((await lines()).length).toBe(25);
    expect(toy.owner.health()).toBeNull();
  });

  test('forgets after a minute', async () => {
    await toy.say(...Array.from({ length: 15 }, (_, i) => fresh('boom', i)));
    toy.clock.jump(toy.clock.now() + 60_000);
    await toy.say(...Array.from({ length: 15 }, (_, i) => fresh('boom', 100 + i)));
    expect((await lines()).length).toBe(30);
  });
});
