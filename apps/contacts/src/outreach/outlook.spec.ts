import { describe, expect, test } from '@jest/globals';
import { activityNoted } from '#libs/events/activity.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { roundDue } from '#libs/events/outreach.inputs.js';
import { poolMemberRemoved } from '#libs/events/pool.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Reader } from '#libs/kernel/decider.js';
import { DAY } from '#libs/testing/pool-events.js';
import { NOW, type TestPool } from '#libs/testing/test-pool.js';
import type { ContactsDocuments } from '../documents.js';
import { outlookOf } from './outlook.rule.js';
import { givenAda, NEXT, responded, touched } from './testing/given-ada.js';
import type { WithheldDoc } from './withheld-document.js';

const talk = activityNoted.make({
  subject: 'c_1',
  data: {
    ...{ source: 'feed', import: null, basis: 'told' as const, observedAt: NOW },
    ...{ activity: 'talk' as const, until: NOW + 14 * DAY, member: null },
  },
  personal: { sourceId: null, payloadHash: null, title: 'On engines', url: null },
});
const round = { member: 'm_1', day: '2026-01-12', trigger: 'morning', candidates: ['c_1'] };

/** Ada gave a talk, and what is told keeps her from being offered for it. */
function withheldAfter(...events: NewEvent[]): { pool: TestPool; withheld: WithheldDoc } {
  const { pool } = givenAda(talk, ...events).and(roundDue, round);
  return { pool, withheld: pool.read('withheld', 'c_1') as WithheldDoc };
}

const outlook = (pool: TestPool, withheld: WithheldDoc, now: number) =>
  outlookOf(withheld, { get: (collection, key) => pool.read(collection, key) } as Reader<ContactsDocuments>, now);

describe('the outlook', () => {
  test('says which rules keep a reason back, and until when, as the round did', () => {
    const { pool, withheld } = withheldAfter(touched(NOW - DAY));
    expect(outlook(pool, withheld, NOW)).toEqual({
      occasion: expect.objectContaining({ kind: 'talk', events: [NEXT] }),
      failing: withheld.failing,
      until: withheld.until,
    });
  });

  test('names no day that lies in the past: what nothing keeps back waits for the next round', () => {
    const { pool, withheld } = withheldAfter(touched(NOW - DAY));
    const later = (withheld.until ?? 0) + 1;
    expect(later).toBeLessThan(NOW + 7 * DAY);
    const now = outlook(pool, withheld, later);
    expect(now?.failing).toEqual([]);
    expect(now?.until).toBe(Date.UTC(2026, 0, 19, 7));
  });

  test('knows what happened since: their message ends the wait for an answer, and a rhythm begins', () => {
    const { pool, withheld } = withheldAfter(touched(NOW - DAY));
    pool.record([responded(NOW)]);
    const { failing = [] } = outlook(pool, withheld, NOW) ?? {};
    expect(failing.map(({ rule }) => rule)).toEqual(['rhythm']);
  });

  test('leaves out reasons that are over', () => {
    const { pool, withheld } = withheldAfter(touched(NOW - DAY));
    expect(outlook(pool, withheld, NOW + 14 * DAY)).toBeNull();
  });

  test('leaves out what waited for somebody who left, and whoever was let go', () => {
    const { pool, withheld } = withheldAfter(touched(NOW - DAY));
    pool.record([poolMemberRemoved.make({ subject: 'member/m_1', data: { member: 'm_1' } })]);
    expect(outlook(pool, withheld, NOW)).toBeNull();
    pool.record([contactReleased.make({ subject: 'c_1', data: { reason: 'person', lapsesAt: NOW + 365 * DAY } })]);
    expect(pool.read('withheld', 'c_1')).toBeNull();
  });
});
