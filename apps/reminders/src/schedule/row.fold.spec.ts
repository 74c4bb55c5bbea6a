/* eslint max-lines: [error, 400] -- a row, moment by moment */
import { describe, expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { activityNoted } from '#libs/events/activity.events.js';
import type { KithEvent } from '#libs/events/catalog.js';
import { contactConnected, contactFollowUpSet, contactKept } from '#libs/events/contact.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { contactHeld } from '#libs/events/restraint.events.js';
import { interactionResponded, interactionTouched } from '#libs/events/interaction.events.js';
import { outreachAccepted, outreachSnoozed, outreachWithheld } from '#libs/events/outreach.events.js';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import { liveOccasions } from '#libs/etiquette/occasions.js';
import type { LedgerEvent, NewEvent } from '#libs/kernel/event.js';
import { contact, DAY, offered } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { foldRow, markSent, timed } from './row.fold.js';
import { ASK_AGAIN_AFTER, type ScheduleRow } from './schedule.js';

const HOUR = 3_600_000;

function committed(event: NewEvent, seq: number, time: number): KithEvent {
  const occurredAt = Math.min(event.occurredAt ?? time, time);
  const recorded: LedgerEvent = {
    ...event,
    pool: 'p_1',
    epoch: 1,
    seq,
    time,
    occurredAt,
    actor: 'clock',
    personal: null,
  };
  return recorded as KithEvent;
}

/** The row after Ada (event 1) and these, one an hour, the last one now. */
function rowAfter(events: NewEvent[], policy: Policy = defaultPolicy): ScheduleRow {
  let row: ScheduleRow | null = null;
  const all = [contact('c_1'), ...events];
  for (const [i, event] of all.entries())
    row = foldRow(row, committed(event, i + 1, NOW - (all.length - 1 - i) * HOUR));
  if (row === null) throw new Error('nobody is left');
  return timed(row, policy, NOW);
}

const kept = contactKept.make({ subject: 'c_1', data: { member: 'm_1', rhythm: 'quarterly' } });
const talk = (at: number, until: number) =>
  activityNoted.make({
    subject: 'c_1',
    occurredAt: at,
    data: {
      ...{ source: 'feed', import: null, basis: 'told' as const, observedAt: at },
      ...{ activity: 'talk' as const, until, member: null },
    },
    personal: { sourceId: null, payloadHash: null, title: 'On engines', url: null },
  });
const judgedBy = { policyVersion: 1, rulesVersion: '1' };
const accepted = outreachAccepted.make({
  subject: 'c_1',
  data: {
    suggestion: 's_9',
    member: 'm_1',
    employer: null,
    channel: null,
    presumeAt: NOW + 3 * DAY,
    reservedUntil: NOW + 3 * DAY,
    ...judgedBy,
  },
});

describe('the due of a row', () => {
  test('is the end of an open offer, and the presumption of an accepted one', () => {
    expect(rowAfter([kept, offered('c_1', 's_9', [2])]).dueAt).toBe(NOW + 7 * DAY);
    expect(rowAfter([kept, offered('c_1', 's_9', [2]), accepted]).dueAt).toBe(NOW + 3 * DAY);
  });

  test('else that they stand for letting go, two years after the last word', () => {
    expect(rowAfter([kept]).dueAt).toBe(NOW + 730 * DAY);
  });

  test('comes again after an hour without an answer, and anew with another state', () => {
    const row = markSent(rowAfter([kept, offered('c_1', 's_9', [2])]), NOW + 7 * DAY);
    expect(row.dueAt).toBe(NOW + 7 * DAY + ASK_AGAIN_AFTER);
    const noted = timed(foldRow(row, committed(kept, 4, NOW)) ?? row, defaultPolicy, NOW);
    expect(noted.dueAt).toBe(NOW + 7 * DAY + ASK_AGAIN_AFTER);
    const then = timed(foldRow(noted, committed(accepted, 5, NOW)) ?? row, defaultPolicy, NOW);
    expect(then.dueAt).toBe(NOW + 3 * DAY);
  });

  test('waits while something about them is held', () => {
    const held = contactHeld.make({ subject: 'c_1', data: { line: 'l_1' } });
    expect(rowAfter([kept, offered('c_1', 's_9', [2]), held]).dueAt).toBeNull();
  });
});

describe('the earliest moment of a row', () => {
  test('is now for what lives, later for what will, none for whom nobody may write to', () => {
    expect(rowAfter([]).earliest).toBeNull();
    expect(rowAfter([kept]).earliest).toBe(NOW);
    const soon = contactFollowUpSet.make({
      subject: 'c_1',
      data: { member: 'm_1', on: NOW + 30 * DAY, until: NOW + 44 * DAY },
      personal: { reason: 'She said so' },
    });
    expect(rowAfter([soon]).earliest).toBe(NOW + 30 * DAY);
    expect(
      rowAfter([kept, contactReleased.make({ subject: 'c_1', data: { reason: 'person', lapsesAt: NOW + DAY } })])
        .earliest,
    ).toBeNull();
  });

  test('is never later than what lives', () => {
    const step = fc.oneof(
      fc.constant(kept),
      fc.nat({ max: 60 }).map((days) => talk(NOW - days * DAY, NOW + (20 - days) * DAY)),
      fc.nat({ max: 60 }).map((days) =>
        contactFollowUpSet.make({
          subject: 'c_1',
          data: { member: 'm_1', on: NOW + (days - 20) * DAY, until: NOW + (days - 6) * DAY },
          personal: { reason: 'later' },
        }),
      ),
      fc.nat({ max: 40 }).map((days) =>
        contactConnected.make({
          subject: 'c_1',
          data: {
            ...{ source: 'linkedin-csv', import: null, basis: 'own-relation' as const, observedAt: NOW },
            ...{ member: 'm_1', network: 'linkedin' as const, since: NOW - days * DAY, until: NOW + (30 - days) * DAY },
          },
        }),
      ),
      fc.tuple(fc.nat({ max: 200 }), fc.boolean()).map(([days, presumed]) =>
        interactionTouched.make({
          subject: 'c_1',
          occurredAt: NOW - days * DAY,
          data: { member: 'm_1', channel: 'email', suggestion: null, presumed, imported: false, employer: null },
        }),
      ),
      fc.tuple(fc.nat({ max: 200 }), fc.constantFrom(null, 'not-now' as const)).map(([days, wish]) => {
        const at = NOW - days * DAY;
        const until = wish === null ? null : at + 100 * DAY;
        return interactionResponded.make({
          subject: 'c_1',
          occurredAt: at,
          data: { channel: 'email', toMember: 'm_1', wish, until, dateGiven: wish !== null, owedUntil: at + 30 * DAY },
        });
      }),
      fc.constant(offered('c_1', 's_9', [2])),
      fc.constant(
        outreachSnoozed.make({
          subject: 'c_1',
          data: { suggestion: 's_9', member: 'm_1', employer: null, until: NOW + 9 * DAY },
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat({ max: 400 * 24 }), (events, hours) => {
        const { facts, earliest } = rowAfter(events);
        const at = NOW + hours * HOUR;
        if (earliest !== null && at >= earliest) return;
        expect(liveOccasions(facts, null, defaultPolicy, at)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what was withheld', () => {
  const saysNo = (rule: string, until: number | null) => ({ rule, ok: false, because: { code: 'running' }, until });
  const withheld = (...failing: ReturnType<typeof saysNo>[]) =>
    outreachWithheld.make({
      subject: 'c_1',
      data: { member: 'm_1', occasion: { kind: 'tie', events: [2] }, failing, until: NOW + 9 * DAY, ...judgedBy },
    });
  const keptBackUntil = (...failing: ReturnType<typeof saysNo>[]) =>
    rowAfter([kept, withheld(...failing)]).withheld?.until;

  test('is remembered until something else is said', () => {
    const gap = withheld(saysNo('gap', NOW + DAY));
    expect(rowAfter([kept, gap]).withheld).toMatchObject({ of: 'tie:2', until: NOW + 9 * DAY });
    expect(rowAfter([kept, gap, talk(NOW, NOW + DAY)]).withheld).toBeNull();
  });

  test('for the want of room alone is asked for again at any time', () => {
    expect(keptBackUntil(saysNo('budget', NOW + DAY))).toBe(0);
    expect(keptBackUntil(saysNo('budget', NOW + DAY), saysNo('brake', null))).toBe(0);
  });

  test('for the want of room and other rules is not asked for before the last of these ends', () => {
    const room = saysNo('budget', NOW + DAY);
    expect(keptBackUntil(saysNo('gap', NOW + 3 * DAY), saysNo('back-off', NOW + 5 * DAY), room)).toBe(NOW + 5 * DAY);
    expect(keptBackUntil(saysNo('held', null), room)).toBeNull();
    expect(keptBackUntil(saysNo('cap', null), room)).toBe(0);
  });

  test('is asked for when all rules would let it through, if a change of standing brings that before', () => {
    expect(keptBackUntil(saysNo('gap', NOW + 12 * DAY), saysNo('budget', NOW + DAY))).toBe(NOW + 9 * DAY);
  });
});
