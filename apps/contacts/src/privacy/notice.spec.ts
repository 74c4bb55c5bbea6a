import { test } from '@jest/globals';
import { privacyDue, privacyNotice } from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const ada = contact('c_9', { who: ['email:ada@example.org'] });
const found = { ...ada, data: { ...ada.data, basis: 'sourced' } };
const given = (added: NewEvent = found) => givenDecider(deciders, projections, ...poolOfBerlin(), added);
/** When the pool's first events are decided. */
const OBTAINED = NOW - DAY / 24;
/** The same pool so many days later. */
function after(pool: ReturnType<typeof given>, days: number): ReturnType<typeof given> {
  pool.pool.now = NOW + days * DAY;
  return pool;
}
const seq = poolOfBerlin().length + 1;
const due = (kind: 'notice' | 'unnoticed', of = seq) => ({ contact: 'c_9', due: kind, seq: of });
const told = { contact: 'c_9', note: 'By mail' };

test('whom a source found is reminded of on day 20 and shrunk to a token on day 60', () => {
  const pool = given();
  after(pool, 19.9).when(privacyDue, due('notice')).thenNothing();
  after(pool, 20)
    .when(privacyDue, due('notice'))
    .then({
      type: 'privacy.notice-alarmed',
      data: { of: seq, blockedAt: OBTAINED + 30 * DAY, shrinksAt: NOW + 60 * DAY },
    });
  after(pool, 60)
    .when(privacyDue, due('unnoticed', seq + 1))
    .then(
      { type: 'privacy.erased', data: { ground: 'unnoticed' } },
      { type: 'privacy.suppressed', data: { ground: 'unnoticed', tokens: ['#email:ada@example.org'] } },
    );
});

test('a person who says that they told them ends it, once', () => {
  const pool = after(given(), 1);
  pool
    .when(privacyNotice, told)
    .then({ type: 'privacy.notice-given', personal: { note: 'By mail' } })
    .shows('card', 'c_9', { dueAt: null, facts: { noticeAt: NOW + DAY } });
  pool.when(privacyNotice, told).thenNothing();
  after(pool, 20).when(privacyDue, due('notice')).thenNothing();
});

test('nothing is owed to whom we know ourselves', () => {
  given(ada).when(privacyNotice, told).thenNothing();
});
