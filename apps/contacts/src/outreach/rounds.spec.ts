/* eslint max-lines: [error, 400] -- a round, rule by rule */
import { describe, expect, test } from '@jest/globals';
import { activityNoted } from '#libs/events/activity.events.js';
import { contactKept } from '#libs/events/contact.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { contactHeld } from '#libs/events/restraint.events.js';
import { interactionTouched } from '#libs/events/interaction.events.js';
import { outreachExpired, outreachRoundHeld } from '#libs/events/outreach.events.js';
import { roundDue } from '#libs/events/outreach.inputs.js';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { defaultPolicy } from '#libs/events/policy.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider, type Expected } from '#libs/testing/given.js';
import { contact, DAY, member, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const HOUR = 3_600_000;
const BEGUN = NOW - HOUR;
/** People `c_1` … `c_n`, event 4 and on; `talks` makes an activity of each from which anybody may take a reason. */
const people = (count: number, employer: string | null = null) =>
  Array.from({ length: count }, (_, i) => contact(`c_${i + 1}`, { name: `Person ${i + 1}`, employer }));
const talks = (...contacts: string[]) =>
  contacts.map((subject) =>
    activityNoted.make({
      subject,
      occurredAt: BEGUN,
      data: {
        ...{ source: 'feed', import: null, basis: 'told' as const, observedAt: BEGUN },
        ...{ activity: 'talk' as const, until: NOW + 14 * DAY, member: null },
      },
      personal: { sourceId: null, payloadHash: null, title: 'On engines', url: null },
    }),
  );
const kept = (subject: string, by = 'm_1') => contactKept.make({ subject, data: { member: by, rhythm: 'quarterly' } });
const touched = (subject: string, at: number) =>
  interactionTouched.make({
    subject,
    occurredAt: at,
    data: { member: 'm_2', channel: 'email', suggestion: null, presumed: false, imported: false, employer: null },
  });
const given = (...events: NewEvent[]) =>
  givenDecider(deciders, projections, ...poolOfBerlin(), member('m_2'), ...events);
const names = (count: number) => Array.from({ length: count }, (_, i) => `c_${i + 1}`);
const round = (candidates: string[], more: object = {}) => ({
  ...{ member: 'm_1', day: '2026-01-12', trigger: 'morning', candidates },
  ...more,
});
const held = (considered: number, made: number): Expected => ({
  type: 'outreach.round-held',
  subject: null,
  data: { member: 'm_1', day: '2026-01-12', trigger: 'morning', considered, offered: made },
});

describe('a round', () => {
  test('offers in the order of the candidates, for five working days, with every verdict', () => {
    const { pool } = given(...people(2), ...talks('c_1', 'c_2'))
      .when(roundDue, round(['c_2', 'c_1']))
      .then(
        {
          type: 'outreach.suggested',
          subject: 'c_2',
          data: {
            ...{ suggestion: 's_1', member: 'm_1', asked: null, followUp: false, day: '2026-01-12', hop: 0 },
            occasion: { kind: 'talk', events: [7], until: NOW + 14 * DAY },
            ...{ expiresAt: NOW + 7 * DAY, reservedUntil: NOW + 7 * DAY, policyVersion: 1 },
          },
        },
        { type: 'outreach.suggested', subject: 'c_1' },
        held(2, 2),
      );
    expect(pool.read('budget', 'm_1')).toMatchObject({ open: ['s_1', 's_2'], rounds: ['2026-01-12/morning'] });
    expect(pool.read('card', 'c_2')).toMatchObject({ facts: { offer: { suggestion: 's_1', member: 'm_1' } } });
    expect(pool.read('pool', 'self')).toMatchObject({ rulesVersion: RULES_VERSION });
  });

  test('offers for as long as the reason lives, if that is shorter', () => {
    const talk = talks('c_1').map((event) => ({ ...event, data: { ...event.data, until: NOW + 2 * DAY } }));
    given(...people(1), ...talk)
      .when(roundDue, round(['c_1']))
      .then(
        { type: 'outreach.suggested', data: { expiresAt: NOW + 2 * DAY, reservedUntil: NOW + 2 * DAY } },
        held(1, 1),
      );
  });

  test('ends at the budget of the day, and names whom it keeps waiting with rule and date', () => {
    const { pool } = given(...people(7), ...talks(...names(7)))
      .when(roundDue, round(names(7)))
      .then(
        ...names(5).map((subject) => ({ type: 'outreach.suggested', subject })),
        { type: 'outreach.withheld', subject: 'c_6', data: { member: 'm_1', failing: [{ rule: 'budget' }] } },
        { type: 'outreach.withheld', subject: 'c_7' },
        held(7, 5),
      );
    expect(pool.read('withheld', 'c_6')).toMatchObject({ contact: 'c_6', failing: [{ rule: 'budget', ok: false }] });
  });

  test('says once per reason and set of rules what it withholds', () => {
    given(...people(1), ...talks('c_1'), touched('c_1', NOW - DAY))
      .and(roundDue, round(['c_1']))
      .when(roundDue, round(['c_1'], { trigger: 'import/i_1' }))
      .then({ type: 'outreach.round-held', data: { considered: 1, offered: 0 } });
  });

  test('withholds with the first day on which no rule says no', () => {
    given(...people(1), ...talks('c_1'), touched('c_1', NOW - DAY))
      .when(roundDue, round(['c_1']))
      .then(
        {
          type: 'outreach.withheld',
          subject: 'c_1',
          data: { failing: [{ rule: 'gap' }, { rule: 'back-off' }], until: expect.any(Number), policyVersion: 1 },
        },
        held(1, 0),
      );
  });

  test('offers three new persons of one employer, not four', () => {
    given(...people(4, 'Acme'), ...talks(...names(4)))
      .when(roundDue, round(names(4)))
      .then(
        ...names(3).map((subject) => ({ type: 'outreach.suggested', subject })),
        { type: 'outreach.withheld', subject: 'c_4', data: { failing: [{ rule: 'employer' }] } },
        held(4, 3),
      );
  });

  test('offers two ties a day', () => {
    given(...people(3), ...names(3).map((name) => kept(name)))
      .when(roundDue, round(names(3)))
      .then(
        { type: 'outreach.suggested', subject: 'c_1', data: { occasion: { kind: 'tie', events: [7], until: null } } },
        { type: 'outreach.suggested', subject: 'c_2' },
        {
          type: 'outreach.withheld',
          subject: 'c_3',
          data: { failing: [{ rule: 'budget', because: { code: 'ties' } }] },
        },
        held(3, 2),
      );
  });

  test('passes over whom nobody may write to, who is offered already, and who is a colleague’s', () => {
    given(
      ...people(4),
      ...talks('c_1', 'c_2', 'c_3'),
      contactReleased.make({ subject: 'c_1', data: { reason: 'person', lapsesAt: NOW + 365 * DAY } }),
      offered('c_2', 's_9', [8]),
      contactHeld.make({ subject: 'c_3', data: { line: 'l_1' } }),
      kept('c_4', 'm_2'),
    )
      .when(roundDue, round([...names(4), 'c_gone']))
      .then(
        { type: 'outreach.withheld', subject: 'c_3', data: { failing: [{ rule: 'held' }], until: null } },
        held(1, 0),
      );
  });

  test('offers what expired once more, to somebody else', () => {
    const expired = outreachExpired.make({
      subject: 'c_1',
      data: { suggestion: 's_9', member: 'm_1', employer: null },
    });
    const again = given(...people(1), ...talks('c_1'));
    const untold = { at: BEGUN, network: null, rhythm: null, lastExchangeAt: null };
    const reason = { kind: 'talk', events: [5], until: NOW + 14 * DAY, ...untold };
    again.pool.record([
      { ...offered('c_1', 's_9'), data: { ...offered('c_1', 's_9').data, occasion: reason } },
      expired,
    ]);
    again.when(roundDue, round(['c_1'])).then(held(0, 0));
    again
      .when(roundDue, round(['c_1'], { member: 'm_2' }))
      .then({ type: 'outreach.suggested', data: { member: 'm_2', hop: 1 } }, { type: 'outreach.round-held' });
  });

  test('is held once for a day and trigger', () => {
    given(...people(1), ...talks('c_1'))
      .and(roundDue, round([]))
      .when(roundDue, round(['c_1']))
      .thenNothing();
  });

  test('of a day that is over, or of somebody who left, is dropped', () => {
    given(...people(1), ...talks('c_1'))
      .when(roundDue, round(['c_1'], { day: '2026-01-11' }))
      .thenNothing();
    given(...people(1), ...talks('c_1'))
      .when(roundDue, round(['c_1'], { member: 'm_9' }))
      .thenNothing();
  });

  test('stops before a decision grows too large', () => {
    const { decision } = given(...people(200), ...talks(...names(200))).when(roundDue, round(names(200)));
    expect('events' in decision ? decision.events : []).toHaveLength(191);
  });

  test('remembers the rounds of two weeks', () => {
    const old = outreachRoundHeld.make({
      subject: null,
      data: { member: 'm_1', day: '2025-12-01', trigger: 'morning', considered: 0, offered: 0 },
    });
    const { pool } = given(old).when(roundDue, round([])).then(held(0, 0));
    expect(pool.read('budget', 'm_1')).toMatchObject({ rounds: ['2026-01-12/morning'] });
  });

  test('with no room at all offers nothing', () => {
    const none = { ...defaultPolicy, budget: { ...defaultPolicy.budget, offersPerDay: 0 } };
    givenDecider(deciders, projections, ...poolOfBerlin(none), contact('c_1'), ...talks('c_1'))
      .when(roundDue, round(['c_1']))
      .then({ type: 'outreach.withheld', data: { failing: [{ rule: 'budget' }] } }, held(1, 0));
  });
});
