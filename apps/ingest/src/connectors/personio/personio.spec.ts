import { describe, expect, test } from '@jest/globals';
import { aboutKind, NOW, platform, survives, swept, toldBy, type Speak } from '../testing/platform-world.js';
import { personio } from './personio.js';
import { PERSONIO } from './pull-personio.js';

const HOUR = 3_600_000;
/** As a clock in Berlin shows it, in summer. */
const berlin = (hoursAgo: number) => ({
  'date-time': new Date(NOW - (hoursAgo - 2) * HOUR).toISOString().slice(0, 19),
  timezone: 'Europe/Berlin',
});
const own = { scheme: 'personio', value: 'werft/c-1' };
const stage = (name: string, type = 'custom') => ({ id: `s-${name}`, kind: type, name, type });

const application = (more: object = {}) => ({
  ...{ id: 'a-1', application_date: '2026-06-01', is_anonymized: false, channel: { id: 'ch', name: 'A fair' } },
  candidate: { id: 'c-1', first_name: 'Wiebke', last_name: 'Siel', email: 'Wiebke@Siel.example', gender: 'female' },
  ...{ job: { id: 'j-1', name: 'Dike engineer' }, current_stage: stage('Talk') },
  ...{ created_at: berlin(100), updated_at: berlin(1) },
  ...more,
});
const steps = (...of: [stage: object, hoursAgo: number][]) => ({
  _data: of.map(([one, ago]) => ({ stage: one, entered_at: berlin(ago) })),
});
const speaking =
  (one: object, passed: object = steps([stage('Talk'), 50], [stage('New'), 100])): Speak =>
  (path) => {
    if (path === '/v2/auth/token') return { access_token: 'for an hour', token_type: 'Bearer', expires_in: 3600 };
    return path.endsWith('/stage-transitions') ? passed : { _data: [one], _meta: { links: {} } };
  };
const settings = { client: 'client-1' };
const told = async (one: object, passed?: object, more: Record<string, string> = {}) =>
  toldBy(personio, (await swept(personio, platform(PERSONIO, speaking(one, passed)).world, settings)).items, more);

describe('Personio', () => {
  test('gives a token for its credentials, with which it is asked for what changed, page by page', async () => {
    const next = { href: `${PERSONIO}/v2/recruiting/applications?cursor=p2` };
    const { asked, world } = platform(PERSONIO, (path, request) => {
      const first = path.includes('updated_at.gt');
      return first ? { _data: [application()], _meta: { links: { next } } } : speaking(application())(path, request);
    });
    expect((await swept(personio, world, settings)).items).toHaveLength(2);
    const [token, first] = asked;
    expect(token).toMatchObject({
      question: {
        method: 'POST',
        body: 'grant_type=client_credentials&client_id=client-1&client_secret=a+key+of+the+platform',
      },
    });
    expect(first?.url).toMatch(/\/v2\/recruiting\/applications\?limit=20&updated_at\.gt=20/);
    expect(first?.headers).toMatchObject({ authorization: 'Bearer for an hour' });
    expect(asked.map(({ url }) => url)).toContain(next.href);
  });

  test('tells of a candidate, and of their application since its stage began', async () => {
    const [person, one] = await told(application());
    expect(person?.data).toMatchObject({
      ...{ sourceId: 'c-1', name: { full: 'Wiebke Siel' }, observedAt: NOW - HOUR },
      identities: [own, { scheme: 'email', value: 'wiebke@siel.example' }],
    });
    expect(one?.data).toMatchObject({
      ...{ sourceId: 'werft/a-1', at: NOW - 50 * HOUR, appliedAt: NOW - 100 * HOUR, job: 'Dike engineer' },
      ...{ stage: 'Talk', interviewed: false, now: { is: 'active', reopened: true } },
    });
    expect(JSON.stringify([person, one])).not.toMatch(/female|fair/);
  });

  test.each([
    ['accepted', { is: 'hired' }],
    ['rejected', { is: 'ended', end: 'rejected' }],
    ['withdrawn', { is: 'ended', end: 'withdrawn' }],
  ])('tells its own stage "%s" once, and that an offer lay before it', async (type, now) => {
    const passed = steps([stage('Last', type.toUpperCase()), 10], [stage('Offer', 'offer'), 20]);
    const [, first] = await told(application(), passed);
    expect(first?.data).toMatchObject({ at: NOW - 10 * HOUR, now, interviewed: true });
    const [, again] = await told(application({ updated_at: berlin(0) }), passed);
    expect(again?.data['state']).toBe(first?.data['state']);
  });

  test('what a team calls an interview is one; without transitions the present stage counts', async () => {
    const [, one] = await told(application(), steps(), { interviewed: 'Talk' });
    expect(one?.data).toMatchObject({ at: NOW - HOUR, interviewed: true, stage: 'Talk' });
  });

  test('tells who is made nameless there as gone', async () => {
    const gone = await told(application({ is_anonymized: true }));
    expect(gone.map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
  });

  test('broken answers break nothing', () =>
    survives(personio, application(), (one) => platform(PERSONIO, speaking(one)).world, settings));

  test('stops where its credentials are refused, sets aside what has lost its form, and says whether somebody is there', async () => {
    const refused = platform(PERSONIO, () => ({ status: 401 }));
    await expect(swept(personio, refused.world, settings)).rejects.toMatchObject({ code: 'api-login-refused' });
    const { items } = await swept(personio, platform(PERSONIO, speaking({ id: 'a-1' })).world, settings);
    expect(() => personio.translate(items[0], aboutKind(personio))).toThrow('form');
    const there = (status: number) => {
      const speak: Speak = (path, request) =>
        path.startsWith('/v2/recruiting/candidates') ? { status } : speaking({})(path, request);
      return personio.people?.isThere('c-1', settings, platform(PERSONIO, speak).world);
    };
    expect([await there(200), await there(404)]).toEqual([true, false]);
  });
});
