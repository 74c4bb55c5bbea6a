import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createOriginSender } from '#libs/transport/origin-sender.js';
import { runDuties, type Eraser } from '#libs/transport/run-duties.js';
import type { DutyRecord } from '#libs/ports/duty-record.js';
import { ownErasers } from './own-erasers.js';
import { beforeKeys } from '../testing/faults.js';
import { broken } from '../testing/toy-deciders.js';
import { POOL, ToyPool } from '../testing/toy-pool.js';

let toy: ToyPool;
let ada = '';
let bob = '';
beforeEach(async () => {
  toy = await ToyPool.open();
  [ada = '', bob = ''] = await toy.meet('ada@example.org', 'bob@example.org');
});
afterEach(() => toy.close());

const say = (contact: string, text: string, key = 'k') =>
  toy.input('toy.say', { contact, text }, { command: { key, body: 'b' } });
const erase = (contact: string, ...stores: string[]) => toy.input('toy.erase', { contact, stores });
const duty = async () => {
  const [erased] = (await toy.ledger()).filter(({ type }) => type === 'privacy.erased');
  return (await toy.read('duty', String(erased?.data['erasure']))) as DutyRecord;
};

describe('a key that is destroyed', () => {
  test('between decision and commit: nothing new is said of that person, everybody else is decided', async () => {
    await toy.restart({
      faults: (platform) =>
        beforeKeys(platform, async (pool, subjects) => {
          if (subjects.includes(ada)) await platform.keys.destroy(pool, [ada]);
        }),
    });
    await toy.say(say(ada, 'news of ada', 'k1'), say(bob, 'news of bob', 'k2'));
    expect(await toy.read('outcome', 'k1')).toMatchObject({ refusal: { refused: 'contact-erased' } });
    expect(await toy.read('outcome', 'k2')).toMatchObject({ state: 'done' });
    expect((await toy.card(ada))?.notes).not.toContain('news of ada');
  });

  test('does not keep an erasure from being recorded, without its personal half', async () => {
    await toy.platform.keys.destroy(POOL, [ada]);
    await toy.say(erase(ada, 'keys'));
    const event = (await toy.ledger()).at(-1);
    expect(event).toMatchObject({ type: 'privacy.erased', subject: ada });
    expect(event?.sealed).toBeUndefined();
    expect(await toy.card(ada)).toBeNull();
  });

  test('leaves its stored events foldable, without their personal half', async () => {
    await toy.say(erase(ada, 'keys'));
    await toy.platform.keys.destroy(POOL, [ada]);
    const { stored, folded } = await toy.documents();
    expect(Object.keys(stored)).toEqual(expect.arrayContaining([`card/${bob}`]));
    expect(stored[`card/${ada}`]).toBeUndefined();
    expect(folded[`card/${ada}`]).toBeUndefined();
  });
});

describe('an erasure', () => {
  test('ends everything that was parked about this person, and lets others go', async () => {
    await toy.say(
      say(ada, 'boom', 'k1'),
      toy.input('toy.meet', { email: 'ada@example.org', more: 'bob@example.org', text: 'both' }),
      ...toy.numbered('import/i_1', 1, ['toy.meet', { email: 'ada@example.org', text: 'row' }]),
    );
    expect((await toy.card(bob))?.held).toHaveLength(1);
    await toy.say(erase(ada, 'parked'));
    expect((await toy.card(bob))?.held).toEqual([]);
    expect(await toy.read('owner', 'self')).toMatchObject({ lines: 0 });
    expect(await toy.read('outcome', 'k1')).toMatchObject({ refusal: { refused: 'contact-erased' } });
    expect(await toy.read('receipt', 'import/i_1/000000000001/again')).toMatchObject({
      rows: [['refused', null, 0, 0, 'contact-erased']],
    });
    expect(await toy.read('parked-input', '000000000001')).toBeNull();
  });

  test('leaves what is parked about others', async () => {
    await toy.say(
      say(bob, 'boom b'),
      say(ada, 'boom a'),
      toy.input('toy.meet', { email: 'ada@example.org', more: 'bob@example.org', text: 'both' }),
    );
    await toy.say(erase(ada, 'parked'));
    broken.on = false;
    const [line = ''] = (await toy.card(bob))?.held ?? [];
    await toy.say(toy.input('parked.replay', { line }));
    expect((await toy.card(bob))?.notes).toContain('boom b');
    expect((await toy.card(bob))?.held).toEqual([]);
  });
});

describe('the duties of an erasure', () => {
  const work = (erasers: Record<string, Eraser> = ownErasers(toy.platform)) =>
    runDuties(toy.platform, createOriginSender(toy.platform, { decided: toy.owner.decided }), erasers);
  const done = async () => (await toy.told()).filter((type) => type === 'privacy.erasure-completed');

  test('are one for each store, and the last report completes it', async () => {
    await toy.say(say(ada, 'a note', 'k1'));
    await toy.say(erase(ada, 'files', 'keys', 'parked'));
    expect((await duty()).stores).toEqual({ files: null, keys: null, parked: null });
    expect((await duty()).hashes).toHaveLength(1);
    expect(await work()).toBe(0);
    const after = await duty();
    expect(Object.values(after.stores).every((at) => at !== null)).toBe(true);
    expect(after).toMatchObject({ completed: true, openSince: null, hashes: [] });
    expect(await done()).toHaveLength(1);
    expect(await toy.read('outcome', 'k1')).toMatchObject({ state: 'done' });
    expect((await toy.platform.keys.tombstones(POOL)).map(({ subject }) => subject)).toEqual([ada]);
  });

  test('may be done again after a crash, and change nothing', async () => {
    await toy.say(erase(ada, 'keys', 'parked'));
    await work();
    const events = (await toy.ledger()).length;
    await toy.restart();
    expect(await work()).toBe(0);
    expect(await toy.ledger()).toHaveLength(events);
  });

  test('wait for a store that is not clean yet, and rewrite the files last', async () => {
    const asked: string[] = [];
    let clean = false;
    const eraser =
      (name: string, answer: () => boolean): Eraser =>
      async ({ contact }) => {
        asked.push(`${name} ${contact}`);
        return answer();
      };
    await toy.say(erase(ada, 'files', 'imports', 'keys'));
    const erasers = {
      files: eraser('files', () => true),
      keys: eraser('keys', () => true),
      imports: eraser('imports', () => clean),
    };
    expect(await work(erasers)).toBe(2);
    expect(asked).toEqual([`imports ${ada}`, `keys ${ada}`]);
    expect(await done()).toEqual([]);
    clean = true;
    expect(await work(erasers)).toBe(0);
    expect(asked.slice(2)).toEqual([`imports ${ada}`, `files ${ada}`]);
    expect(await done()).toHaveLength(1);
  });

  test('reported for a store or an erasure that nobody knows are refused', async () => {
    await toy.say(erase(ada, 'keys'));
    const { erasure } = await duty();
    const report = (store: string, id: string, key: string) =>
      toy.input('duty.done', { erasure: id, contact: ada, store }, { command: { key, body: 'b' } });
    await toy.say(report('cellar', erasure, 'k1'), report('keys', 'x_x', 'k2'));
    for (const key of ['k1', 'k2'])
      expect(await toy.read('outcome', key)).toMatchObject({ refusal: { refused: 'duty-unknown' } });
  });
});
