/* eslint max-lines: [error, 400] -- one port, one suite: what every adapter promises */
import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fc } from '../fast-check.js';
import { dataKey } from '#libs/adapters/crypto/data-key.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { CarriedKey, DataKey } from '#libs/ports/keys.js';
import { POOL } from './given-bus.js';
import { contractCollections, type OpenSubject, type Subject } from './subject.js';
import { subjectFor } from './suite.js';

/** What every Keys promises. */
export function keysContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const keys = () => subject().platform.keys;
  const ensured = async (name = 'c_1', pool = POOL) => usable((await keys().ensure(pool, [name])).get(name));
  const read = async (name = 'c_1', pool = POOL) => (await keys().read(pool, [name])).get(name);

  it('gives every subject a key of its own, the same for ever', async () => {
    const sealed = (await ensured()).seal('bound', 'Käthe ✓');
    await subject().reopen();

    expect((await ensured()).open('bound', sealed)).toBe('Käthe ✓');
    expect(usable(await read()).open('bound', sealed)).toBe('Käthe ✓');
    for (const other of [await ensured('c_2'), await ensured('c_1', 'p_contract2')]) {
      expect(() => other.open('bound', sealed)).toThrow(BrokenInvariant);
    }
  });

  it('answers for every subject asked for, also twice', async () => {
    const found = await keys().ensure(POOL, ['c_1', 'c_2', 'c_1']);
    expect([...found.keys()].sort()).toEqual(['c_1', 'c_2']);
    expect(found.get('c_1')?.open('', found.get('c_1')?.seal('', 'x') ?? '')).toBe('x');
  });

  it('reads no key that nobody ensured, and makes none by reading', async () => {
    expect(await read('c_9')).toBeNull();
    expect(await read('c_9')).toBeNull();
  });

  it('makes one key however many ask at once', async () => {
    const others = await subject().otherKeys();
    const names = ['c_1', 'c_2', 'c_3'];
    const answers = await Promise.all([keys(), others, keys(), others].map((asked) => asked.ensure(POOL, names)));

    for (const name of names) {
      const sealed = usable(answers[0]?.get(name)).seal('bound', name);
      for (const answer of answers) expect(usable(answer.get(name)).open('bound', sealed)).toBe(name);
    }
  });

  describe('a sealed text', () => {
    it('opens only unchanged and for what it was sealed for', async () => {
      const key = await ensured();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), async (text, aad, position) => {
          const sealed = key.seal(aad, text);
          expect(key.open(aad, sealed)).toBe(text);
          const broken = Buffer.from(sealed, 'base64');
          const at = position % broken.length;
          broken[at] = (broken[at] ?? 0) ^ 1;
          for (const [otherAad, other] of [
            [aad, broken.toString('base64')],
            [`${aad}.`, sealed],
            [aad, sealed.slice(0, 12)],
            [aad, ''],
          ]) {
            expect(() => key.open(otherAad ?? '', other ?? '')).toThrow(BrokenInvariant);
          }
        }),
        { numRuns: 100 },
      );
    });

    it('is different each time', async () => {
      const key = await ensured();
      expect(new Set(Array.from({ length: 500 }, () => key.seal('', 'same'))).size).toBe(500);
    });
  });

  describe('a destroyed key', () => {
    it('never comes back, and leaves one tombstone', async () => {
      await ensured();
      await keys().destroy(POOL, ['c_1']);
      const [tombstone] = await keys().tombstones(POOL);
      await subject().pass(1_000);
      await keys().destroy(POOL, ['c_1', 'c_1']);

      for (const when of ['at once', 'after a restart']) {
        if (when === 'after a restart') await subject().reopen();
        expect((await keys().ensure(POOL, ['c_1', 'c_2'])).get('c_1')).toBeNull();
        expect(await read()).toBeNull();
        expect(await keys().tombstones(POOL)).toEqual([tombstone]);
      }
      expect(tombstone).toMatchObject({ pool: POOL, subject: 'c_1' });
    });

    it('keeps the others, and the subject of the same name in other pools', async () => {
      const [one, other] = [(await ensured('c_2')).seal('', 'x'), (await ensured('c_1', 'p_contract2')).seal('', 'y')];
      await keys().destroy(POOL, ['c_1']);

      expect((await ensured('c_2')).open('', one)).toBe('x');
      expect((await ensured('c_1', 'p_contract2')).open('', other)).toBe('y');
      expect(await keys().tombstones('p_contract2')).toEqual([]);
    });

    it('may never have existed', async () => {
      await keys().destroy(POOL, ['c_1']);
      expect((await keys().ensure(POOL, ['c_1'])).get('c_1')).toBeNull();
    });

    it('is gone for everybody, also for who had it in use', async () => {
      const others = await subject().otherKeys();
      await others.ensure(POOL, ['c_1']);
      await keys().destroy(POOL, ['c_1']);

      expect((await others.ensure(POOL, ['c_1'])).get('c_1')).toBeNull();
      expect((await others.read(POOL, ['c_1'])).get('c_1')).toBeNull();
    });

    it('is gone although others ensured it while it was destroyed', async () => {
      const others = await subject().otherKeys();
      await Promise.all([
        keys().ensure(POOL, ['c_1']),
        others.destroy(POOL, ['c_1']),
        keys().ensure(POOL, ['c_1']),
        others.ensure(POOL, ['c_1']),
      ]);

      for (const asked of [keys(), others]) expect((await asked.ensure(POOL, ['c_1'])).get('c_1')).toBeNull();
    });

    it('stays destroyed when an older state of the keys is put back', async () => {
      const sealed = (await ensured('c_2')).seal('', 'kept');
      await ensured('c_1');
      const putBack = await subject().keepKeys();
      await keys().destroy(POOL, ['c_1']);
      await putBack();
      await subject().reopen();

      expect((await keys().ensure(POOL, ['c_1'])).get('c_1')).toBeNull();
      expect(await keys().tombstones(POOL)).toMatchObject([{ subject: 'c_1' }]);
      expect((await ensured('c_2')).open('', sealed)).toBe('kept');
    });
  });

  it('hashes texts the same for ever, differently in each pool', async () => {
    const hash = await keys().hasher(POOL);
    const [one, other] = [hash('email:anna@example.org'), hash('email:anna@example.com')];
    expect(one).toMatch(/^[\w-]{22}$/);
    expect(one).not.toBe(other);
    expect((await keys().hasher('p_contract2'))('email:anna@example.org')).not.toBe(one);
    await subject().reopen();
    expect((await keys().hasher(POOL))('email:anna@example.org')).toBe(one);
  });

  it('shares the hashes of one pool with a new one, for ever, and with no pool that has its own', async () => {
    const hash = async (pool: string) => (await keys().hasher(pool))('email:anna@example.org');
    await keys().shareHashes('p_second', POOL);
    await keys().shareHashes('p_third', 'p_second');
    await keys().shareHashes('p_second', 'p_elsewhere');
    await subject().reopen();
    expect([await hash('p_second'), await hash('p_third')]).toEqual([await hash(POOL), await hash(POOL)]);
    expect(await hash('p_elsewhere')).not.toBe(await hash(POOL));
  });

  describe('carried to another installation', () => {
    let other: Subject;
    beforeEach(async () => {
      other = await open(contractCollections);
    });
    afterEach(() => other.close());

    const transfer = transferKey();
    const carried = async (limit = 100) => {
      const all: CarriedKey[] = [];
      for (let after: string | null = null; ;) {
        const page = await keys().carried(POOL, transfer, after, limit);
        all.push(...page);
        after = page.at(-1)?.subject ?? null;
        if (after === null) return all;
      }
    };

    it('open there what they sealed here; hashes are the same, the destroyed stay destroyed', async () => {
      const sealed = (await ensured()).seal('bound', 'Käthe ✓');
      await ensured('c_2');
      await keys().destroy(POOL, ['c_2']);
      await other.platform.keys.adopt(POOL, transfer, await carried());
      await other.reopen();

      const there = other.platform.keys;
      expect(usable((await there.read(POOL, ['c_1'])).get('c_1')).open('bound', sealed)).toBe('Käthe ✓');
      expect((await there.ensure(POOL, ['c_2'])).get('c_2')).toBeNull();
      expect(await there.tombstones(POOL)).toEqual(await keys().tombstones(POOL));
      const [one, same] = [await keys().hasher(POOL), await there.hasher(POOL)];
      expect(same('email:anna@example.org')).toBe(one('email:anna@example.org'));
    });

    it('come in the order of their subjects, in pages of any size, and may be adopted again', async () => {
      const names = ['c_1', 'c_10', 'c_2', 'member/a'];
      await keys().ensure(POOL, names);
      await keys().ensure('p_contract2', ['c_of-another-pool']);
      for (const limit of [1, 2, 100]) {
        const all = await carried(limit);
        expect(all.map(({ subject: name }) => name)).toEqual([...names, 'hashes'].sort());
        await other.platform.keys.adopt(POOL, transfer, all);
      }
    });

    it('leave what is there: a key stays, a tombstone wins over a key and destroys one', async () => {
      await keys().ensure(POOL, ['c_1', 'c_2', 'c_3']);
      await keys().destroy(POOL, ['c_3']);
      const there = other.platform.keys;
      const kept = usable((await there.ensure(POOL, ['c_1', 'c_3'])).get('c_1')).seal('', 'mine');
      await there.destroy(POOL, ['c_2']);
      await there.adopt(POOL, transfer, await carried());

      const found = await there.read(POOL, ['c_1', 'c_2', 'c_3']);
      expect(usable(found.get('c_1')).open('', kept)).toBe('mine');
      expect([found.get('c_2'), found.get('c_3')]).toEqual([null, null]);
    });

    it('are not adopted with another transfer key, or for another pool', async () => {
      await ensured();
      const all = await carried();
      const there = other.platform.keys;
      await expect(there.adopt(POOL, transferKey(), all)).rejects.toThrow(BrokenInvariant);
      await expect(there.adopt('p_contract2', transfer, all)).rejects.toThrow(BrokenInvariant);
      expect((await there.read(POOL, ['c_1'])).get('c_1')).toBeNull();
    });
  });
}

function transferKey(): DataKey {
  return dataKey(createSecretKey(randomBytes(32)), randomBytes);
}

function usable(key: DataKey | null | undefined): DataKey {
  if (key === null || key === undefined) throw new Error('a key was expected');
  return key;
}
