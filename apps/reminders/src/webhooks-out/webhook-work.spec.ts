import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BrokenInvariant, CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { LivePool, POOL } from '../testing/live-pool.js';
import { FakePosting } from './testing/fake-posting.js';
import { WebhookWork } from './webhook-work.js';

let pool: LivePool;
let other: FakePosting;

beforeEach(async () => {
  pool = await LivePool.open();
  other = new FakePosting(() => pool.clock.now());
});
afterEach(() => pool.close());

/** Something that happens once: `passed` resolves when it does. */
function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

/** Documents that read at once which web hooks there are, and answer it when the test says so. */
function late(documents: Documents) {
  const [asked, answered] = [gate(), gate()];
  const slow = {
    list: (query) => documents.list(query),
    save: (changes) => documents.save(changes),
    async many(...query) {
      const found = await documents.many(...query);
      if (query[1].some(({ collection }) => collection === 'webhook')) {
        asked.open();
        await answered.passed;
      }
      return found;
    },
  } as Documents;
  return { slow, whenAsked: asked.passed, answer: answered.open };
}

test('a system that is added while a run has found none is told of what comes then', async () => {
  const { slow, whenAsked, answer } = late(pool.platform.documents);
  const platform = { ...pool.platform, documents: slow };
  const work = new WebhookWork({ platform, posting: other, say: async () => undefined, report: () => undefined });
  const partition = pool.platform.bus.partitionOf(POOL);
  let offset = await work.reader.position(partition);
  const hears = async () => {
    const find = () => pool.platform.bus.at('pool-events', partition, offset);
    let record = await find();
    for (; record === null; record = await find()) await new Promise(setImmediate);
    offset = await work.reader.handle({ partition, records: [record], newest: offset + 1 });
  };

  await whenAsked;
  await new WebhookSecrets(pool.platform).first(POOL, 'w_a');
  const hook = { webhook: 'w_a', name: 'w_a', address: 'https://a.example/kith', types: ['contact.added'] };
  await pool.say('webhook.add', { ...hook, member: 'm_1' });
  await hears();
  answer();
  await work.idle();
  await pool.meet('Ada');
  await hears();
  await work.idle();
  expect(other.heard.map(({ type }) => type)).toEqual(['contact.added']);
  await work.stop();
});

describe('a run that fails', () => {
  /** Adds a system of which nobody can be told: keys cannot be read. */
  async function failing(error: Error): Promise<void> {
    pool.way = { posting: other };
    await pool.restart((platform) => ({
      ...platform,
      keys: Object.assign(Object.create(platform.keys) as Keys, { read: () => Promise.reject(error) }),
    }));
    const hook = { webhook: 'w_a', name: 'w_a', address: 'https://a.example/kith', types: ['contact.added'] };
    await pool.say('webhook.add', { ...hook, member: 'm_1' });
    await pool.meet('Ada');
    await pool.reminders.idle();
  }

  test('for a fault of ours is told to the operator, and why', async () => {
    await failing(new BrokenInvariant('as the test says'));
    expect(pool.reports.at(-1)).toEqual({
      sentence: 'Telling another system failed; it is tried again.',
      facts: { pool: POOL, error: 'BrokenInvariant: as the test says' },
    });
  });

  test.each([
    new OutsideWorld('as the test says', true, 'store-unavailable'),
    new CommitFailed('fenced', 'as the test says'),
  ])('and passes by itself is not: %s', async (error) => {
    await failing(error);
    expect(other.heard).toEqual([]);
    expect(pool.reports).toEqual([]);
  });
});
