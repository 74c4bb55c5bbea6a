import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Batch } from '#libs/ports/ledger.js';
import { beforeKeys, withCommits } from './testing/faults.js';
import { ToyPool } from './testing/toy-pool.js';

let toy: ToyPool;
let happened: string[];
beforeEach(async () => {
  happened = [];
  toy = await ToyPool.open();
});
afterEach(() => toy.close());

const row = (email: string, text: string) => toy.input('toy.meet', { email, text });
const rows = () => [
  row('ada@example.org', 'one'),
  row('bob@example.org', 'one'),
  row('ada@example.org', 'two'),
  row('bob@example.org', 'two'),
];
const afterwards = [
  ...['contact.added', 'contact.note-added: one', 'contact.added', 'contact.note-added: one'],
  ...['contact.note-added: two', 'contact.note-added: two'],
];

/** Batches of two; the first commit does not begin before the second batch is decided. */
async function start(
  first: (batch: Batch, commit: (batch: Batch) => Promise<void>) => Promise<void>,
  { handed } = { handed: 4 },
): Promise<void> {
  let decided = 0;
  let go: () => void = () => undefined;
  const second = new Promise<void>((resolve) => (go = resolve));
  await toy.restart({
    limits: { inputs: 2, handed },
    faults: (platform) => {
      const counting = beforeKeys(platform, async () => {
        happened.push('decided');
        if ((decided += 1) === 2) go();
      });
      return withCommits(counting, async (batch, commit) => {
        await second;
        const write = batch.from === 0 ? first : (it: Batch) => commit(it);
        await write(batch, commit);
        happened.push(`committed ${batch.from}-${batch.to}`);
      });
    },
  });
}

describe('while a batch is being committed', () => {
  test('the next one is decided on what that writes', async () => {
    await start((batch, commit) => commit(batch));
    await toy.say(...rows());
    expect(happened).toEqual(['decided', 'decided', 'committed 0-2', 'committed 2-4']);
    expect(await toy.told()).toEqual(afterwards);
  });

  test('so is what the bus had not handed over before', async () => {
    await start((batch, commit) => commit(batch), { handed: 2 });
    await toy.say(...rows());
    expect(happened).toEqual(['decided', 'decided', 'committed 0-2', 'committed 2-4']);
    expect(await toy.told()).toEqual(afterwards);
  });

  test('what was decided on it is void if it fails, and everything is decided again', async () => {
    let failures = 1;
    await start(async (batch, commit) => {
      if (failures-- > 0) throw new CommitFailed('transient', 'the store is away');
      await commit(batch);
    });
    await toy.append(...rows());
    await toy.platform.quiet();
    expect(await toy.told()).toEqual([]);
    await toy.clock.advance(toy.clock.now() + 5000);
    await toy.settled();
    expect(happened.filter((what) => what.startsWith('committed'))).toEqual(['committed 0-2', 'committed 2-4']);
    expect(await toy.told()).toEqual(afterwards);
    expect(toy.owner.health()).toBeNull();
  });

  test('what was decided on it is void if somebody else was faster', async () => {
    let failures = 1;
    await start(async (batch, commit) => {
      if (failures-- > 0) throw new CommitFailed('fenced', 'somebody else was faster');
      await commit(batch);
    });
    await toy.say(...rows());
    expect(await toy.told()).toEqual(afterwards);
  });
});
