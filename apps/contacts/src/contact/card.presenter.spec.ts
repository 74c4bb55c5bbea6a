import { expect, test } from '@jest/globals';
import { day, Story } from '#libs/etiquette/testing/story.js';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Role } from '#libs/events/words.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, poolOfBerlin } from '#libs/testing/pool-events.js';
import type { Card, PoolDoc } from '../documents.js';
import { deciders, projections } from '../registry.js';
import { presentCard } from './card.presenter.js';

test('the next look is by the numbers that hold on that day, not by those of today, and by those of their tags', () => {
  const scene = givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_9'));
  const { known } = new Story().responded(day(-175)).touched(day(0)).newJob(day(1));
  const card: Card = { ...(scene.pool.read('card', 'c_9') as Card), facts: known };
  const narrower = { standings: { close: { gap: { days: 40 } } }, tags: { t_1: { gap: { days: 12 } } } };
  const pool = {
    policy: { ...defaultPolicy, narrower },
    tagNames: { t_1: 'vip' },
    home: { zone: 'utc', country: 'DE', language: 'en' as const },
    members: [],
  };
  const lookOf = (tags: string[]) => presentCard({ ...card, tags }, pool, day(1))['nextLookAt'];
  expect(lookOf([])).toBe(new Date(day(7)).toISOString());
  expect(lookOf(['vip'])).toBe(new Date(day(12)).toISOString());
});

test('who speaks with them, and who would like to, is shown while both are in the team and may write', () => {
  const scene = givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_9'));
  const story = new Story().exchanged(day(0));
  const asks = { member: 'm_bob', from: 'm_ada' };
  const { known } = story.tell('outreach.handover-asked', asks, day(1));
  const card: Card = { ...(scene.pool.read('card', 'c_9') as Card), facts: known };
  const pool = scene.pool.read('pool', 'self') as PoolDoc;
  const shownTo = (...team: [string, Role][]) => {
    const members = team.map(([member, role]) => ({ member, role, zone: 'utc' }));
    const { voice, handoverAsked } = presentCard(card, { ...pool, members }, day(2));
    return { voice, handoverAsked };
  };
  const voice = { member: 'm_ada', until: new Date(day(180)).toISOString() };
  expect(shownTo(['m_ada', 'recruiter'], ['m_bob', 'recruiter'])).toMatchObject({ voice, handoverAsked: [asks] });
  expect(shownTo(['m_ada', 'recruiter'])).toEqual({ voice, handoverAsked: [] });
  expect(shownTo(['m_ada', 'viewer'], ['m_bob', 'recruiter'])).toEqual({ voice: null, handoverAsked: [] });
  expect(shownTo(['m_bob', 'recruiter'])).toEqual({ voice: null, handoverAsked: [] });
});

test('what they said of how often they want to hear is shown with the message that said it, while it holds', () => {
  const scene = givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_9'));
  const story = new Story().responded(day(0), 'less-often').responded(day(10), 'not-now', day(50));
  const [seldom, closing] = story.known.responses.map(({ seq }) => seq);
  const card: Card = { ...(scene.pool.read('card', 'c_9') as Card), facts: story.known };
  const pool = scene.pool.read('pool', 'self') as PoolDoc;
  const iso = (at: number) => new Date(at).toISOString();
  const lessOften = { seq: seldom, at: iso(day(0)) };
  const notNow = { seq: closing, at: iso(day(10)), until: iso(day(50)), dateGiven: true };
  expect(presentCard(card, pool, day(49))['wished']).toEqual({ lessOften, notNow });
  expect(presentCard(card, pool, day(51))['wished']).toEqual({ lessOften, notNow: null });
  const silent: Card = { ...card, facts: new Story().known };
  expect(presentCard(silent, pool, day(49))['wished']).toEqual({ lessOften: null, notNow: null });
});
