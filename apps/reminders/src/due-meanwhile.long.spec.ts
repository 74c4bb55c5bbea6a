import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Documents } from '#libs/ports/documents.js';
import { DAY, HOUR, LivePool, POOL } from './testing/live-pool.js';

let pool: LivePool;
beforeEach(async () => {
  pool = await LivePool.open();
});
afterEach(() => pool.close());

test('what comes due already while others are decided is said then, not when the next is due', async () => {
  const cyd = await pool.meet('Cyd');
  await pool.offeredAda();
  await pool.pass(HOUR / 2);
  await pool.say('contact.keep', { contact: await pool.meet('Bea'), member: 'm_1', rhythm: 'quarterly' });
  await pool.pass(HOUR / 2);
  const [first = 0, second = 0] = (await pool.facts('outreach.suggested')).map(({ expiresAt }) => Number(expiresAt));
  expect(second - first).toBeLessThan(HOUR);
  await pool.restart((platform) => ({ ...platform, documents: slowOnce(platform.documents, first) }));

  await pool.clock.advance(first);
  expect((await pool.ledger('application.lapsed')).map(({ subject }) => subject)).toEqual([cyd]);
  expect(await pool.facts('outreach.expired')).toHaveLength(1);
  expect((await dueJobs()).map(({ at }) => at)).toEqual([second]);
});

/** A platform tells of Cyd's application, quiet since half a year before `at`, and reminders has heard of it. */
async function quietSince(at: number): Promise<void> {
  const lapses = at - DAY;
  const application = {
    ...{ source: 'ats', sourceId: 'ats/1', basis: 'told', at: lapses - 180 * DAY, state: 'applied' },
    identities: [{ scheme: 'email', value: 'cyd@example.org' }],
    ...{ now: { is: 'active', reopened: false }, appliedAt: null, interviewed: false, recruiter: null },
    ...{ job: null, stage: null, url: null },
  };
  const input = { kind: 'application.observed', data: application, at, actor: 'source:ats' };
  await pool.reminders.sender.send(POOL, 'source/ats', 1, [input]);
  while (!(await dueJobs()).some((job) => job.at === lapses)) await new Promise(setImmediate);
}

async function dueJobs() {
  return (await pool.platform.queue.waiting()).filter(({ name }) => name === 'due');
}

/** Documents with which Cyd comes between the decision of what was said at `at` and its note. */
function slowOnce(documents: Documents, at: number): Documents {
  let isFirst = true;
  return {
    many: (...query) => documents.many(...query),
    list: (query) => documents.list(query),
    search: (query) => documents.search(query),
    clear: (...place) => documents.clear(...place),
    all: (...page) => documents.all(...page),
    save: async (changes) => {
      const isNote = changes.some(({ collection, body }) => collection === 'outbox' && body === null);
      if (isNote && isFirst && pool.clock.now() === at) {
        isFirst = false;
        await quietSince(at);
      }
      await documents.save(changes);
    },
  };
}
