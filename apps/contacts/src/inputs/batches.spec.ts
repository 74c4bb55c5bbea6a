import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withCommits } from './testing/faults.js';
import { NOON, POOL, ToyPool, type ToyOptions } from './testing/toy-pool.js';

let toy: ToyPool;
let sizes: number[];

/** Counts the inputs of every commit. */
const counted: ToyOptions['faults'] = (platform) =>
  withCommits(platform, async (batch, commit) => {
    await commit(batch);
    sizes.push(batch.to - batch.from);
  });

beforeEach(async () => {
  sizes = [];
  toy = await ToyPool.open({ faults: counted });
});
afterEach(() => toy.close());

const row = (email: string, text: string) => toy.input('toy.meet', { email, text });

describe('what a decision sees', () => {
  test('two rows with one e-mail in one batch are one person', async () => {
    await toy.say(row('ada@example.org', 'one'), row('ada@example.org', 'two'));
    expect(sizes).toEqual([2]);
    expect(await toy.told()).toEqual(['contact.added', 'contact.note-added: one', 'contact.note-added: two']);
    expect((await toy.card(await toy.idOf('ada@example.org')))?.notes).toEqual(['one', 'two']);
  });

  test('what an earlier batch changed is seen by a later one, from memory and after a restart', async () => {
    await toy.say(row('ada@example.org', 'one'));
    await toy.say(row('ada@example.org', 'two'));
    await toy.restart({ faults: counted });
    await toy.say(row('ada@example.org', 'two'), row('ada@example.org', 'three'));
    expect((await toy.card(await toy.idOf('ada@example.org')))?.notes).toEqual(['one', 'two', 'three']);
  });

  test('a document that leads to the next may be followed over five rounds', async () => {
    const [ada = ''] = await toy.meet('ada@example.org');
    await chain(ada, 8);
    await toy.say(toy.input('toy.deep', { contact: ada, links: 5 }));
    expect(await toy.told()).toContain('contact.note-added: deep link-5');
  });

  test('a decision that asks on and on is set aside', async () => {
    const [ada = ''] = await toy.meet('ada@example.org');
    await chain(ada, 8);
    await toy.say(toy.input('toy.deep', { contact: ada, links: 8 }));
    expect((await toy.card(ada))?.held).toHaveLength(1);
  });

  test('more than 200 events of one decision are set aside', async () => {
    const [ada = '', bob = ''] = await toy.meet('ada@example.org', 'bob@example.org');
    await toy.say(
      toy.input('toy.many', { contact: ada, events: 200 }),
      toy.input('toy.many', { contact: bob, events: 201 }),
    );
    expect((await toy.card(ada))?.notes).toHaveLength(201);
    expect((await toy.card(bob))?.notes).toEqual(['met bob@example.org']);
    expect((await toy.card(bob))?.held).toHaveLength(1);
  });
});

describe('where a batch ends', () => {
  test('at its number of inputs', async () => {
    await toy.restart({ faults: counted, limits: { inputs: 3 } });
    await toy.say(...Array.from({ length: 8 }, (_, i) => row(`p${i}@example.org`, 'hi')));
    expect(sizes).toEqual([3, 3, 2]);
  });

  test('at its number of changed documents', async () => {
    await toy.restart({ faults: counted, limits: { documents: 4 } });
    await toy.say(...Array.from({ length: 5 }, (_, i) => row(`p${i}@example.org`, 'hi')));
    expect(sizes).toEqual([2, 2, 1]);
  });

  test('at its bytes', async () => {
    await toy.restart({ faults: counted, limits: { bytes: 1000 } });
    await toy.say(...Array.from({ length: 3 }, (_, i) => row(`p${i}@example.org`, 'x'.repeat(300))));
    expect(sizes).toEqual([2, 1]);
  });

  test('when its time is up, after one input at least', async () => {
    let now = NOON;
    toy.clock.now = () => (now += 5);
    await toy.say(...Array.from({ length: 4 }, (_, i) => row(`p${i}@example.org`, 'hi')));
    expect(Math.max(...sizes)).toBeLessThan(4);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4);
  });
});

test('a clock that is set back does not set back the decisions', async () => {
  await toy.say(row('ada@example.org', 'one'));
  toy.clock.jump(NOON - 3_600_000);
  await toy.say(row('ada@example.org', 'two'));
  const times = (await toy.ledger()).map(({ time }) => time);
  expect(times).toEqual([...times].sort());
  expect((await toy.platform.ledger.head(POOL)).now).toBe(NOON);
});

test('what is said to have happened in the future happened when it was said', async () => {
  await toy.say({ ...row('ada@example.org', 'one'), at: NOON + 86_400_000 });
  expect((await toy.ledger()).map(({ occurredat }) => occurredat)).toEqual([
    new Date(NOON).toISOString(),
    new Date(NOON).toISOString(),
  ]);
});

test('an input whose body its kind does not take is refused with the field', async () => {
  const key = 'k1';
  await toy.say(toy.input('toy.meet', { email: 7, text: 'x' }, { command: { key, body: 'b' } }));
  expect(await toy.read('outcome', key)).toMatchObject({
    state: 'refused',
    refusal: { refused: 'invalid-input', because: { field: 'email' } },
  });
  expect(await toy.ledger()).toEqual([]);
});

test('documents equal the fold of the ledger', async () => {
  await toy.meet('ada@example.org', 'bob@example.org');
  await toy.say(
    row('ada@example.org', 'more'),
    toy.input('toy.release', { contact: await toy.idOf('bob@example.org') }),
  );
  const { stored, folded } = await toy.documents();
  expect(Object.keys(stored)).toHaveLength(4);
  expect(stored).toEqual(folded);
});

/** `hint/<contact>` leads to link-1, that to link-2 and so on. */
async function chain(contact: string, links: number): Promise<void> {
  const names = [contact, ...Array.from({ length: links }, (_, i) => `link-${i + 1}`)];
  await toy.platform.documents.save(
    names.slice(0, -1).map((key, i) => ({ pool: POOL, collection: 'hint', key, seq: 1, body: { next: names[i + 1] } })),
  );
}
