/* eslint max-lines: [error, 400] -- one rebuild beside the owner, and each way it is disturbed */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { inGeneration } from '#libs/platform/generations.js';
import type { Platform } from '#libs/ports/platform.js';
import { createCommands, type Commands, type Outcome } from '#libs/transport/commands.js';
import { revisionsOf } from '../fold.js';
import { READ_TO_THE_END, REST, SILENT } from '../fold-records.js';
import { ownErasers } from '../erasing/own-erasers.js';
import { rebuildBeside } from './second-generation.js';
import { SecondPlace } from './second-place.js';
import { withCommits } from '../testing/faults.js';
import { toyProjections } from '../testing/toy-projections.js';
import { POOL, ToyPool, type Faults } from '../testing/toy-pool.js';

let toy: ToyPool;
let ada = '';
beforeEach(async () => {
  toy = await ToyPool.open();
  [ada = ''] = await toy.meet('ada@example.org', 'bob@example.org');
});
afterEach(() => toy.close());

const commands = (): Commands => createCommands(toy.platform, { decided: toy.owner.decided });
const note = (text: string) => toy.say(toy.input('toy.meet', { email: 'ada@example.org', text }));
const rebuild = (more: { platform?: Platform; commands?: Commands; told?: () => void } = {}) =>
  rebuildBeside(more.platform ?? toy.platform, more.commands ?? commands(), {
    ...{ projections: toyProjections, pool: POOL, actor: 'member:m_1' },
    ...(more.told === undefined ? {} : { told: more.told }),
  });
/** The card is not what the ledger says. */
const spoil = () =>
  toy.platform.documents.save([{ pool: POOL, collection: 'card', key: ada, seq: 1, body: { notes: ['spoilt'] } }]);
const notes = async () => (await toy.card(ada))?.notes;
const lyingIn = async (generation: number) =>
  (await toy.platform.documents.all(inGeneration(POOL, generation), 'card', null, 9)).length;
const pass = async (ms: number) => {
  await toy.clock.advance(toy.clock.now() + ms);
  await toy.platform.quiet();
};
/** Whether an erasure is done with the documents. */
const mayForget = async () =>
  ownErasers({ ...toy.platform, scrub: () => Promise.resolve() }).documents?.({
    ...{ pool: POOL, contact: 'c_gone', subjects: ['c_gone'], hashes: [] },
  });
const givenUp: Outcome = { state: 'refused', refusal: { refused: 'given-up' } };
const refusing: Commands = { outcomeOf: () => Promise.resolve(null), submit: () => Promise.resolve(givenUp) };

async function expectAsFolded(): Promise<void> {
  const { stored, folded } = await toy.documents();
  expect(stored).toEqual(folded);
}

describe('a rebuild beside an owner at work', () => {
  test('mends what is not as the ledger says, and is what counts from then on', async () => {
    await spoil();
    await rebuild();
    expect(await notes()).toEqual(['met ada@example.org']);
    await note('later');
    expect(await notes()).toEqual(['met ada@example.org', 'later']);
    await expectAsFolded();
  });

  test('takes along what is decided meanwhile', async () => {
    const heard: Promise<void>[] = [];
    const real = commands();
    const slow: Commands = {
      outcomeOf: (...asked) => real.outcomeOf(...asked),
      async submit(command) {
        await note('while the owner is asked');
        return real.submit(command);
      },
    };
    await rebuild({ commands: slow, told: () => heard.push(note('while it is folded')) });
    await Promise.all(heard);
    expect(await notes()).toEqual(expect.arrayContaining(['while it is folded', 'while the owner is asked']));
    await expectAsFolded();
  });

  test('folds on when more was decided meanwhile than the owner folds itself', async () => {
    let asked = 0;
    const real = commands();
    const busy: Commands = {
      outcomeOf: (...asked) => real.outcomeOf(...asked),
      async submit(command) {
        asked += 1;
        if (asked === 1) await toy.say(...many(REST + 1));
        return real.submit(command);
      },
    };
    await rebuild({ commands: busy });
    expect(asked).toBe(2);
    expect(await notes()).toHaveLength(REST + 2);
    await expectAsFolded();
  });

  test('may be done again and again, also after a start', async () => {
    for (const text of ['one', 'two', 'three']) {
      await spoil();
      await rebuild();
      await note(text);
      await toy.restart();
      await toy.settled();
    }
    expect(await notes()).toEqual(['met ada@example.org', 'one', 'two', 'three']);
    await expectAsFolded();
  });

  test('is done by one at a time', async () => {
    const waiting: Commands = {
      ...refusing,
      async submit() {
        await expect(rebuild()).rejects.toMatchObject({ code: 'rebuild-running' });
        return givenUp;
      },
    };
    await expect(rebuild({ commands: waiting })).rejects.toMatchObject({ code: 'rebuild-interrupted' });
  });

  test('removes the generation that counted before, once whoever reads it has come to the end', async () => {
    await rebuild();
    expect([await lyingIn(0), await lyingIn(1)]).toEqual([2, 2]);
    expect(await mayForget()).toBe(false);

    await pass(READ_TO_THE_END);
    expect([await lyingIn(0), await lyingIn(1)]).toEqual([0, 2]);
    expect(await mayForget()).toBe(true);
  });

  test('removes it, too, when that does not succeed at once', async () => {
    let failures = 2;
    const failing: Faults = (platform) => {
      const { documents } = platform;
      const all: typeof documents.all = async (...page) => {
        if (failures-- > 0) throw new OutsideWorld('no answer', true, 'store-unavailable');
        return documents.all(...page);
      };
      return { ...platform, documents: { ...documents, all } };
    };
    await toy.restart({ faults: failing });
    await rebuild();
    await pass(READ_TO_THE_END);
    expect(await lyingIn(0)).toBe(2);
    await pass(2 * SILENT);
    expect(await lyingIn(0)).toBe(0);
  });

  test('does not begin again while somebody may still read what counted before', async () => {
    await rebuild();
    await expect(rebuild()).rejects.toMatchObject({ code: 'rebuild-running' });
    await pass(READ_TO_THE_END);
    await rebuild();
    await expectAsFolded();
  });

  test('that comes to nothing leaves nothing, and may be asked for again at once', async () => {
    await expect(rebuild({ commands: refusing })).rejects.toMatchObject({ code: 'rebuild-interrupted' });
    expect([await lyingIn(0), await lyingIn(1)]).toEqual([2, 0]);
    expect(await mayForget()).toBe(true);
    await rebuild();
    await expectAsFolded();
  });

  test('that ended without a word holds an erasure up for a minute; then that removes what it left', async () => {
    await expect(rebuild({ platform: endingAt(toy.platform, 2) })).rejects.toThrow('the power is gone');
    expect([await lyingIn(1), await mayForget()]).toEqual([2, false]);
    await pass(SILENT);
    expect([await mayForget(), await lyingIn(0), await lyingIn(1)]).toEqual([true, 2, 0]);
  });

  test('that was taken for ended changes nothing any more, whatever was done meanwhile', async () => {
    const revisions = revisionsOf(toyProjections);
    const late = await SecondPlace.take(toy.platform, POOL, { revisions });
    const change = { pool: late?.name ?? '', collection: 'card', key: ada, seq: 1, body: { notes: ['late'] } };
    const expectNothing = async () => {
      for (const work of [() => late?.save([change]), () => late?.empty(), () => late?.remove()])
        await expect(work()).rejects.toMatchObject({ code: 'rebuild-interrupted' });
      await expectAsFolded();
    };
    await pass(SILENT);
    await rebuild();
    await expectNothing();
    await pass(READ_TO_THE_END);
    expect(await toy.read('fold', 'next')).toBeNull();
    await expect(late?.save([change])).rejects.toMatchObject({ code: 'rebuild-interrupted' });
    const other = await SecondPlace.take(toy.platform, POOL, { revisions });
    await expect(late?.save([change])).rejects.toMatchObject({ code: 'rebuild-interrupted' });
    await other?.remove();
    await expectAsFolded();
  });

  test('is not switched to if somebody else took its place after that was decided', async () => {
    let taken = 0;
    await toy.restart({
      faults: (platform) =>
        withCommits(platform, async (batch, commit) => {
          const isSwitch = batch.records.some(({ collection }) => collection === 'fold');
          if (isSwitch && (taken += 1) === 1)
            await SecondPlace.take(toy.platform, POOL, { revisions: revisionsOf(toyProjections), anyway: true });
          await commit(batch);
        }),
    });
    await expect(rebuild()).rejects.toMatchObject({ code: 'rebuild-interrupted' });
    expect(taken).toBe(1);
    expect(await toy.read('fold', 'self')).not.toHaveProperty('generation');
    await expectAsFolded();
  });

  function many(count: number) {
    return Array.from({ length: count }, (_, at) =>
      toy.input('toy.meet', { email: 'ada@example.org', text: `note ${String(at)}` }),
    );
  }
});

test('ended at any of its writes it changes nothing, and the next start leaves nothing of it', async () => {
  let kills = 0;
  for (let at = 1; ; at += 1) {
    await rebuild({ platform: endingAt(toy.platform, 2) }).catch(() => undefined);
    await pass(SILENT);
    const end = await rebuild({ platform: endingAt(toy.platform, at) }).catch((error: unknown) => error);
    if (!(end instanceof Error)) break;
    kills += 1;
    expect(await notes()).toEqual(['met ada@example.org']);
    await toy.restart();
    await toy.settled();
    expect([await lyingIn(0), await lyingIn(1)]).toEqual([2, 0]);
    await expectAsFolded();
  }
  expect(kills).toBeGreaterThan(2);
  await expectAsFolded();
});

/** The same platform, in a process that ends when this write has reached the disk. */
function endingAt(platform: Platform, at: number): Platform {
  let writes = 0;
  const wrote = async (write: () => Promise<void>): Promise<void> => {
    writes += 1;
    if (writes <= at) await write();
    if (writes >= at) throw new Error('the power is gone');
  };
  const { documents } = platform;
  const ending: Platform['documents'] = {
    ...documents,
    save: (changes) => wrote(() => documents.save(changes)),
  };
  return { ...platform, documents: ending };
}
