import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { rebuildDocuments } from './rebuild.js';
import { toyProjections, type ToyCard } from '../testing/toy-projections.js';
import { POOL, ToyPool } from '../testing/toy-pool.js';

let toy: ToyPool;
beforeEach(async () => {
  toy = await ToyPool.open();
  await toy.meet('ada@example.org', 'bob@example.org');
});
afterEach(() => toy.close());

/** The card, meaning something else: its notes shout. */
const loud = toyProjections.map((projection): AnyProjection => {
  if (projection.collection !== 'card') return projection;
  const evolve = (...args: Parameters<typeof projection.evolve>): ToyCard | null => {
    const card = projection.evolve(...args) as ToyCard | null;
    return card === null ? null : { ...card, notes: card.notes.map((note) => note.toUpperCase()) };
  };
  return { ...projection, revision: 2, evolve };
});
const notes = async () => (await toy.card(await toy.idOf('ada@example.org')))?.notes;

describe('a fold with another revision', () => {
  test('is folded anew when the partition is taken', async () => {
    await toy.restart({ projections: loud });
    await toy.settled();
    expect(await notes()).toEqual(['MET ADA@EXAMPLE.ORG']);
  });

  test('and what is decided afterwards goes on from there', async () => {
    await toy.restart({ projections: loud });
    await toy.say(toy.input('toy.meet', { email: 'ada@example.org', text: 'more' }));
    expect(await notes()).toEqual(['MET ADA@EXAMPLE.ORG', 'MORE']);
    const { stored, folded } = await toy.documents(loud);
    expect(stored).toEqual(folded);
  });

  test('broken off in the middle is folded anew at the next start', async () => {
    const { documents } = toy.platform;
    let saves = 0;
    const platform = {
      ...toy.platform,
      documents: Object.assign(Object.create(null) as typeof documents, {
        many: (...args: Parameters<typeof documents.many>) => documents.many(...args),
        clear: (...args: Parameters<typeof documents.clear>) => documents.clear(...args),
        save: async (...args: Parameters<typeof documents.save>) => {
          if (++saves > 1) throw new Error('the power is gone');
          await documents.save(...args);
        },
      }),
    };
    await expect(rebuildDocuments(platform, { projections: toyProjections, pool: POOL })).rejects.toThrow(
      'the power is gone',
    );
    await toy.restart();
    await toy.settled();
    expect(await notes()).toEqual(['met ada@example.org']);
  });
});

test('the same revisions fold nothing anew', async () => {
  const [ada] = [await toy.idOf('ada@example.org')];
  await toy.platform.documents.save([
    { pool: POOL, collection: 'card', key: ada, seq: 1, body: { notes: ['untouched'] } },
  ]);
  await toy.restart();
  await toy.settled();
  expect(await notes()).toEqual(['untouched']);
});

test('a rebuild ends with what was there', async () => {
  const before = await toy.documents();
  await rebuildDocuments(toy.platform, { projections: toyProjections, pool: POOL });
  expect(await toy.documents()).toEqual(before);
});
