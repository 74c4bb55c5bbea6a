import { describe, expect, it } from '@jest/globals';
import type { GuardedChange } from '#libs/ports/documents.js';
import { POOL } from './given-bus.js';
import { change } from './given-ledger.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

/** What every Documents promises about reading and writing by key. */
export function documentsContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const documents = () => subject().platform.documents;
  const places = ['a', 'b', 'c'].flatMap((key) => [
    { collection: 'thing', key },
    { collection: 'note', key },
  ]);
  const stored = async (pool = POOL) => {
    const found = await documents().many(pool, places);
    return found.sort((one, other) => (`${one.collection}/${one.key}` < `${other.collection}/${other.key}` ? -1 : 1));
  };
  const guarded = (key: string, expect: number | null, body: unknown = 'new'): GuardedChange => ({
    ...change('note', key, body, (expect ?? 0) + 1),
    expect,
  });

  it('finds those that exist, durably', async () => {
    await documents().save([
      change('thing', 'a', { size: 1, name: 'Käthe' }, 7),
      change('note', 'b', ['any', { json: null }]),
    ]);
    await subject().reopen();

    expect(await stored()).toEqual([
      change('note', 'b', ['any', { json: null }]),
      change('thing', 'a', { size: 1, name: 'Käthe' }, 7),
    ]);
  });

  it('keeps pools and collections apart', async () => {
    await documents().save([
      change('thing', 'a', 1),
      change('note', 'a', 2),
      { ...change('thing', 'a', 3), pool: 'p_contract2' },
    ]);

    expect((await stored()).map(({ body }) => body)).toEqual([2, 1]);
    expect((await stored('p_contract2')).map(({ body }) => body)).toEqual([3]);
    expect(await stored('p_contrac')).toEqual([]);
  });

  it('replaces and removes', async () => {
    await documents().save([change('thing', 'a', 1), change('thing', 'b', 1)]);
    await documents().save([change('thing', 'a', 2, 2), change('thing', 'b', null), change('thing', 'c', null)]);

    expect(await stored()).toEqual([change('thing', 'a', 2, 2)]);
  });

  it('keeps the last of several changes of one document', async () => {
    await documents().save([
      change('thing', 'a', 1),
      change('thing', 'a', 2, 2),
      change('thing', 'b', 1),
      change('thing', 'b', null),
    ]);

    expect(await stored()).toEqual([change('thing', 'a', 2, 2)]);
  });

  it('knows only the collections of the list', async () => {
    await expect(documents().save([change('unheard-of', 'a', 1)])).rejects.toMatchObject({ name: 'BrokenInvariant' });
    await expect(documents().many(POOL, [{ collection: 'unheard-of', key: 'a' }])).rejects.toMatchObject({
      name: 'BrokenInvariant',
    });
  });

  describe('guards', () => {
    it.each([
      ['that must not exist, and does', guarded('a', null)],
      ['at a version that is not stored', guarded('a', 4)],
      ['at a version, and there is none', guarded('b', 1)],
      ['to be removed at a version that is not stored', guarded('a', 4, null)],
    ])('refuse all of a save with a document %s', async (_, failing) => {
      await documents().save([change('note', 'a', 'old', 3)]);
      const changes = [change('thing', 'a', 'new'), failing, change('thing', 'b', 'new')];
      await expect(documents().save(changes)).rejects.toMatchObject({ name: 'CommitFailed', kind: 'fenced' });

      expect(await stored()).toEqual([change('note', 'a', 'old', 3)]);
    });

    it('pass where the version is the one found before', async () => {
      await documents().save([guarded('a', null, 'one')]);
      await documents().save([guarded('a', 1, 'two'), guarded('b', null), change('thing', 'c', 1)]);
      await documents().save([guarded('b', 1, null)]);

      expect(await stored()).toEqual([change('note', 'a', 'two', 2), change('thing', 'c', 1)]);
    });

    it('let one of many who write at once win, without harm to the others', async () => {
      const rivals = ['1', '2', '3', '4', '5'].map((rival) =>
        documents().save([change('thing', 'c', rival), guarded('a', null, rival), change('thing', 'a', rival)]),
      );
      const bystander = documents().save([change('thing', 'b', 'unharmed')]);
      const ended = await Promise.allSettled([...rivals, bystander]);

      const [note, ...things] = await stored();
      const winner = String(note?.body);
      expect(ended.flatMap(({ status }, at) => (status === 'fulfilled' ? String(at + 1) : []))).toEqual([winner, '6']);
      expect(things.map(({ body }) => body)).toEqual([winner, 'unharmed', winner]);
    });
  });

  it('clears one collection of one pool', async () => {
    const person = { words: 'anna', sortName: 'anna', lastAt: 1 };
    const other = { ...change('person', 'a', person), pool: 'p_contract2' };
    await documents().save([
      change('person', 'a', person),
      change('person', 'b', person),
      other,
      change('thing', 'a', 1),
    ]);
    await documents().clear(POOL, 'person');

    const search = async (pool: string) =>
      (await documents().search({ pool, collection: 'person', words: ['an'], sort: 'name', limit: 9 })).items;
    expect(await search(POOL)).toEqual([]);
    expect(await search('p_contract2')).toEqual([other]);
    expect(await stored()).toEqual([change('thing', 'a', 1)]);
    await documents().save([change('person', 'a', person)]);
    expect(await search(POOL)).toHaveLength(1);
  });

  it('hands out all of a collection of a pool in the order of the keys, in pages of any size', async () => {
    const keys = ['a', 'a/1', 'a/2', 'aa', 'b', 'ä', 'Z', '10', '9'];
    await documents().save([
      ...keys.map((key) => change('thing', key, { key }, 3)),
      { ...change('thing', 'of another pool', 1), pool: 'p_contract2' },
      change('note', 'of another collection', 1),
    ]);
    const inOrder = keys.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));

    for (const limit of [1, 2, 100]) {
      const found: unknown[] = [];
      for (let after: string | null = null; ;) {
        const page = await documents().all(POOL, 'thing', after, limit);
        expect(page.length).toBeLessThanOrEqual(limit);
        found.push(...page);
        after = page.at(-1)?.key ?? null;
        if (after === null) break;
      }
      expect(found).toEqual(inOrder.map((key) => change('thing', key, { key }, 3)));
    }
    expect(await documents().all('p_contrac', 'thing', null, 9)).toEqual([]);
  });

  it('refuses to save when the disk is full, and goes on reading', async () => {
    await documents().save([change('thing', 'a', 1)]);
    subject().fillDisk(true);
    await expect(documents().save([change('thing', 'a', 2)])).rejects.toMatchObject({
      name: 'OutsideWorld',
      code: 'disk-full',
    });

    expect(await stored()).toEqual([change('thing', 'a', 1)]);
  });
}
