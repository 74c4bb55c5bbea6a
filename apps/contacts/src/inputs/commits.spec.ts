import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import { NO_POOL } from '#libs/ports/documents.js';
import type { Batch } from '#libs/ports/ledger.js';
import { withCommits } from './testing/faults.js';
import type { Line } from './owner-records.js';
import { POOL, ToyPool, type Faults } from './testing/toy-pool.js';

let toy: ToyPool;
let commits: string[];
beforeEach(async () => {
  commits = [];
  toy = await ToyPool.open();
});
afterEach(() => toy.close());

const row = (email: string, text: string) => toy.input('toy.meet', { email, text });
const notes = async () => (await toy.told()).filter((type) => type.startsWith('contact.note'));

/** A store that will never take an event that says `curse`. */
const cursed: Faults = (platform) =>
  withCommits(platform, async (batch, commit) => {
    const bad = await saysCurse(batch);
    commits.push(`${batch.from}-${batch.to}${bad ? ' no' : ''}`);
    if (bad) throw new CommitFailed('deterministic', 'the store does not take a curse');
    await commit(batch);
  });

async function saysCurse({ documents }: Batch): Promise<boolean> {
  return documents.some(({ collection, body }) => collection === 'card' && JSON.stringify(body).includes('curse'));
}

describe('a batch that would fail again', () => {
  test('is halved until one input remains, and that one is set aside', async () => {
    await toy.restart({ faults: cursed });
    const rows = ['a', 'b', 'c', 'd', 'curse', 'f', 'g', 'h'].map((text, i) => row(`p${i}@example.org`, text));
    await toy.say(...rows);
    expect(commits.slice(0, 2)).toEqual(['0-8 no', '0-4']);
    expect(commits.filter((commit) => commit === '4-5')).toEqual(['4-5']);
    expect(await notes()).toEqual(['a', 'b', 'c', 'd', 'f', 'g', 'h'].map((text) => `contact.note-added: ${text}`));
    expect(await lines()).toEqual([{ attempts: 1, because: 'the store does not take a curse' }]);
    expect(toy.owner.health()).toBeNull();
  });

  test('after a restart in the middle of it nothing is there twice', async () => {
    await toy.restart({
      faults: (platform) =>
        withCommits(cursed(platform), async (batch, commit) => {
          if (commits.length >= 4) await new Promise(() => undefined);
          await commit(batch);
        }),
    });
    await toy.append(...['a', 'b', 'curse', 'd'].map((text, i) => row(`p${i}@example.org`, text)));
    await toy.platform.quiet();
    toy.platform.crash();
    await toy.start({ faults: cursed });
    await toy.settled();
    expect(await notes()).toEqual(['a', 'b', 'd'].map((text) => `contact.note-added: ${text}`));
    expect(await lines()).toHaveLength(1);
  });

  test('an event that is too large for the store is set aside', async () => {
    const [ada = ''] = await toy.meet('ada@example.org');
    const tags = (count: number) => toy.input('toy.tags', { contact: ada, count });
    await toy.say(row('bob@example.org', 'hi'), tags(100), tags(2000), row('cyd@example.org', 'hi'));
    expect((await toy.told()).filter((type) => type === 'contact.tagged')).toHaveLength(1);
    expect(await notes()).toHaveLength(3);
    expect(await lines()).toEqual([{ attempts: 1, because: expect.stringContaining('larger than') }]);
  });

  test('an event that its own schema does not take never reaches the store', async () => {
    await toy.say(row('bob@example.org', 'x'.repeat(8001)), row('cyd@example.org', 'hi'));
    expect(await notes()).toEqual(['contact.note-added: hi']);
    expect(await lines()).toEqual([{ attempts: 1, because: expect.stringContaining('ZodError') }]);
  });
});

describe('what waiting may cure', () => {
  test.each([
    ['a transient failure of the store', () => new CommitFailed('transient', 'the disk is full')],
    ['a store that is away', () => new OutsideWorld('no answer', true, 'store-unavailable')],
    ['a full disk', () => new OutsideWorld('no room', false, 'disk-full')],
  ])('%s parks nothing and is tried again', async (_what, error) => {
    let failures = 3;
    await toy.restart({
      faults: (platform) =>
        withCommits(platform, async (batch, commit) => {
          if (failures-- > 0) throw error();
          await commit(batch);
        }),
    });
    await toy.append(row('ada@example.org', 'one'));
    await toy.platform.quiet();
    await toy.clock.advance(toy.clock.now() + 5000);
    await toy.settled();
    expect(await notes()).toEqual(['contact.note-added: one']);
    expect(await lines()).toEqual([]);
    expect(toy.owner.health()).toBeNull();
  });
});

describe('records that cannot be decided as they are', () => {
  test('one that is no envelope is kept in no pool and holds nobody', async () => {
    await toy.say(
      row('ada@example.org', 'one'),
      { ...row('x@example.org', 'x'), actor: '' },
      row('ada@example.org', 'two'),
    );
    expect(await notes()).toEqual(['contact.note-added: one', 'contact.note-added: two']);
    const [kept] = await toy.platform.documents.many(NO_POOL, [{ collection: 'unreadable', key: '0/1' }]);
    expect(kept?.body).toMatchObject({ because: 'envelope: actor' });
    expect((kept?.body as { raw: string }).raw).toContain('x@example.org');
    expect(await lines()).toEqual([]);
  });

  test('a valid one of an unknown kind stops the owner before it, with a sentence', async () => {
    await toy.append(
      row('ada@example.org', 'one'),
      toy.input('toy.from-the-future', {}),
      row('ada@example.org', 'two'),
    );
    await expect(toy.subscription.caughtUp()).rejects.toThrow();
    expect(await notes()).toEqual(['contact.note-added: one']);
    expect(toy.owner.health()).toContain('"toy.from-the-future"');
    expect(toy.owner.health()).toContain('update Kith');
  });

  test('one of a newer version too', async () => {
    await toy.append(toy.input('toy.meet', { email: 'a@example.org', text: 'x' }, { version: 2 }));
    await expect(toy.subscription.caughtUp()).rejects.toThrow();
    expect(toy.owner.health()).toContain('version 2');
  });
});

async function lines(): Promise<{ attempts: number; because: string | null }[]> {
  const { items } = await toy.platform.documents.list<Line>({
    pool: POOL,
    collection: 'line',
    index: 'since',
    limit: 100,
  });
  return items.flatMap(({ body }) => body.items.map(({ attempts, because }) => ({ attempts, because })));
}
