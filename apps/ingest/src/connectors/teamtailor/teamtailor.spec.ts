import { describe, expect, test } from '@jest/globals';
import { aboutKind, NOW, platform, survives, swept, toldBy, type Speak } from '../testing/platform-world.js';
import { TEAMTAILOR } from './pull-teamtailor.js';
import { teamtailor } from './teamtailor.js';

const HOUR = 3_600_000;
const iso = (hoursAgo: number) => new Date(NOW - hoursAgo * HOUR).toISOString();
const own = { scheme: 'teamtailor', value: 'werft/31' };

const candidate = (more: object = {}) => ({
  ...{ id: '31', type: 'candidates', links: { self: `${TEAMTAILOR}/v1/candidates/31` } },
  attributes: {
    ...{ 'first-name': 'Enno', 'last-name': 'Bake', email: 'Enno@Bake.example', phone: '040 555 09 18' },
    ...{ 'linkedin-url': 'https://www.linkedin.com/in/enno-bake', pitch: 'SECRET', tags: ['from a fair'] },
    ...{ unsubscribed: false, sourced: false, internal: false, 'created-at': iso(99), 'updated-at': iso(1) },
    ...more,
  },
});
const related = (type: string, id: string | null) => ({ data: id === null ? null : { type, id }, links: {} });
const application = (attributes: object = {}, reason: string | null = null) => ({
  ...{ id: '71', type: 'job-applications' },
  attributes: {
    ...{ 'created-at': iso(98), 'updated-at': iso(1), 'changed-stage-at': iso(50), 'rejected-at': null },
    ...{ sourced: false, 'cover-letter': 'SECRET', ...attributes },
  },
  relationships: {
    ...{ candidate: related('candidates', '31'), job: related('jobs', '5'), stage: related('stages', '8') },
    'reject-reason': related('reject-reasons', reason),
  },
});
const belongings = (stageType = 'interview') => [
  { id: '5', type: 'jobs', attributes: { title: 'Pilot' } },
  { id: '8', type: 'stages', attributes: { name: 'Second talk', 'stage-type': stageType } },
  { id: '1', type: 'reject-reasons', attributes: { reason: 'Another hand', 'rejected-by-company': true } },
  { id: '2', type: 'reject-reasons', attributes: { reason: 'Moves away', 'rejected-by-company': false } },
];
const speaking =
  (one: object | null, person = candidate(), stageType?: string): Speak =>
  (path) =>
    path.startsWith('/v1/candidates')
      ? { data: one === null ? [person] : [], links: {} }
      : { data: one === null ? [] : [one], included: [person, ...belongings(stageType)], links: {} };
const told = async (speak: Speak, settings: Record<string, string> = {}) =>
  toldBy(teamtailor, (await swept(teamtailor, platform(TEAMTAILOR, speak).world)).items, settings);

describe('Teamtailor', () => {
  test('is asked with its key for candidates and applications that changed, and goes where its pages lead', async () => {
    const next = `${TEAMTAILOR}/v1/candidates?page%5Bafter%5D=abc`;
    const { asked, world } = platform(TEAMTAILOR, (path) => {
      const first = path.startsWith('/v1/candidates') && !path.includes('after');
      return { data: path.startsWith('/v1/candidates') ? [candidate()] : [], links: first ? { next } : {} };
    });
    expect((await swept(teamtailor, world)).items).toHaveLength(2);
    const paths = asked.map(({ url }) => decodeURIComponent(url.slice(TEAMTAILOR.length)));
    expect(paths[0]).toMatch(/^\/v1\/candidates\?page\[size\]=30&filter\[updated-at\]\[from\]=20\d\d-.*Z$/);
    expect(paths[1]).toBe('/v1/candidates?page[after]=abc');
    expect(paths[2]).toMatch(/^\/v1\/job-applications\?include=candidate,job,stage,reject-reason&/);
    expect(asked[0]?.headers).toMatchObject({
      ...{ authorization: 'Token token=a key of the platform', 'x-api-version': '20240404' },
      accept: expect.stringContaining('application/vnd.api+json'),
    });
  });

  test('does not show its key where a page leads to another house', async () => {
    const elsewhere = platform(TEAMTAILOR, () => ({ data: [], links: { next: 'https://api.teamtailor.example/v1' } }));
    await expect(swept(teamtailor, elsewhere.world)).rejects.toMatchObject({ code: 'api-elsewhere' });
    expect(elsewhere.asked).toHaveLength(1);
  });

  test('tells of a candidate, and that they left the mailing list', async () => {
    const [person] = await told(speaking(null));
    expect(person).toMatchObject({
      kind: 'person.observed',
      data: {
        ...{ sourceId: '31', basis: 'own-relation', name: { full: 'Enno Bake' }, observedAt: NOW - HOUR },
        identities: [
          own,
          { scheme: 'email', value: 'enno@bake.example' },
          { scheme: 'phone', value: '+49405550918' },
          { scheme: 'linkedin', value: 'enno-bake' },
        ],
      },
    });
    expect(JSON.stringify(person)).not.toMatch(/SECRET|fair/);
    const left = await told(speaking(null, candidate({ unsubscribed: true })));
    expect(left.map(({ kind }) => kind)).toEqual(['person.observed', 'unwelcome.observed']);
  });

  test('tells of an application in its stage, of which the team says what lies behind an interview', async () => {
    const [, running] = await told(speaking(application()), { interviewed: 'second talk' });
    expect(running?.data).toMatchObject({
      ...{ sourceId: 'werft/71', at: NOW - 50 * HOUR, appliedAt: NOW - 98 * HOUR, job: 'Pilot', stage: 'Second talk' },
      ...{ now: { is: 'active', reopened: true }, interviewed: true, changedAt: NOW - HOUR },
    });
    const of = async (type: string) => (await told(speaking(application(), candidate(), type)))[1]?.data;
    expect(await of('interview')).toMatchObject({ interviewed: false });
    expect(await of('offer')).toMatchObject({ interviewed: true, now: { is: 'active' } });
    expect(await of('hired')).toMatchObject({ interviewed: true, now: { is: 'hired' } });
  });

  test.each([
    ['1', { is: 'ended', end: 'rejected', reason: 'Another hand' }],
    ['2', { is: 'ended', end: 'withdrawn', reason: 'Moves away' }],
    [null, { is: 'ended', end: 'other', reason: null }],
  ])('tells the end of an application once, and whose no it was (reason %s)', async (reason, now) => {
    const [, ended] = await told(speaking(application({ 'rejected-at': iso(10) }, reason)));
    expect(ended?.data).toMatchObject({ at: NOW - 10 * HOUR, now });
    const [, again] = await told(speaking(application({ 'rejected-at': iso(10), 'updated-at': iso(0) }, reason)));
    expect(again?.data['state']).toBe(ended?.data['state']);
  });

  test('whom the team found has applied for nothing, and people of the house are not told of', async () => {
    const found = await told(speaking(application({ sourced: true }), candidate({ sourced: true })));
    expect(found.map(({ kind, data }) => [kind, data['basis']])).toEqual([['person.observed', 'sourced']]);
    for (const one of [null, application()])
      expect(await told(speaking(one, candidate({ internal: true })))).toEqual([]);
  });

  test('broken answers break nothing', async () => {
    await survives(teamtailor, application(), (one) => platform(TEAMTAILOR, speaking(one)).world);
    await survives(
      teamtailor,
      candidate(),
      (one) => platform(TEAMTAILOR, speaking(application(), one as ReturnType<typeof candidate>)).world,
    );
  });

  test('sets aside what has lost its form, and is asked whether somebody is still there', async () => {
    const { items } = await swept(
      teamtailor,
      platform(TEAMTAILOR, speaking({ id: '71', type: 'job-applications' })).world,
    );
    expect(() => teamtailor.translate(items[0], aboutKind(teamtailor))).toThrow('form');
    const there = (status: number) =>
      teamtailor.people?.isThere('31', {}, platform(TEAMTAILOR, () => ({ status })).world);
    expect([await there(200), await there(404)]).toEqual([true, false]);
  });
});
