import { describe, expect, test } from '@jest/globals';
import { aboutKind, NOW, platform, survives, swept, toldBy, type Speak } from '../testing/platform-world.js';
import { SMARTRECRUITERS } from './pull-smartrecruiters.js';
import { smartrecruiters } from './smartrecruiters.js';

const HOUR = 3_600_000;
const iso = (hoursAgo: number) => new Date(NOW - hoursAgo * HOUR).toISOString();
const own = { scheme: 'smartrecruiters', value: 'werft/c-1' };

const job = (id: string, status: string, subStatus: string | null = null) => ({
  ...{ job: { id, title: `Sailor ${id}`, actions: {} }, status, subStatus, averageRating: 4 },
});
const candidate = (more: object = {}) => ({
  ...{ id: 'c-1', internal: false, firstName: 'Nele', lastName: 'Flaut', email: 'Nele@Flaut.example' },
  ...{ phoneNumber: '0431 555 08 17', web: { linkedin: 'https://www.linkedin.com/in/nele-flaut', skype: 'nele' } },
  experience: [
    { title: 'Rigger', company: 'Old Ropes', current: false, startDate: '2010' },
    { title: 'Sailmaker', company: 'Tuchwerk', current: true, description: 'SECRET' },
  ],
  ...{ createdOn: iso(200), updatedOn: iso(1), tags: ['from a fair'], location: { city: 'Kiel' } },
  ...{ primaryAssignment: job('j-1', 'INTERVIEW', 'Talk'), secondaryAssignments: [] },
  ...more,
});
const history = (...steps: [status: string, hoursAgo: number, subStatus?: string][]) => ({
  totalFound: steps.length,
  content: steps.map(([status, ago, subStatus]) => ({ status, subStatus, changedOn: iso(ago) })),
});
const speaking =
  (one: object, steps: object = history(['NEW', 100], ['INTERVIEW', 50, 'Talk'])): Speak =>
  (path) => {
    if (path.endsWith('/status/history')) return steps;
    return path.startsWith('/candidates?') ? { content: [{ id: 'c-1' }], limit: 10 } : one;
  };
const told = async (one: object, steps?: object, settings: Record<string, string> = {}) => {
  const { items } = await swept(smartrecruiters, platform(SMARTRECRUITERS, speaking(one, steps)).world);
  return toldBy(smartrecruiters, items, settings);
};

describe('SmartRecruiters', () => {
  test('is asked with its key for who changed, page by page, and then for each of them', async () => {
    const { asked, world } = platform(SMARTRECRUITERS, (path) => {
      const first = path.startsWith('/candidates?') && !path.includes('pageId');
      return first
        ? { content: [{ id: 'c-1' }], nextPageId: 'SKY/1=' }
        : speaking(candidate())(path, { url: '', types: [] });
    });
    expect((await swept(smartrecruiters, world)).items).toHaveLength(2);
    const paths = asked.map(({ url }) => decodeURIComponent(url.slice(SMARTRECRUITERS.length)));
    expect(paths[0]).toMatch(/^\/candidates\?limit=10&updatedAfter=20\d\d-.*Z$/);
    expect(paths.slice(1, 4)).toEqual([
      '/candidates/c-1',
      '/candidates/c-1/jobs/j-1/status/history',
      expect.stringContaining('pageId=SKY/1='),
    ]);
    expect(asked.every(({ headers }) => headers?.['x-smarttoken'] === 'a key of the platform')).toBe(true);
  });

  test('tells of a candidate, and of their application since its status began', async () => {
    const [person, application] = await told(candidate());
    expect(person).toMatchObject({
      data: {
        ...{ sourceId: 'c-1', name: { full: 'Nele Flaut' }, employer: 'Tuchwerk', position: 'Sailmaker' },
        identities: [
          own,
          { scheme: 'email', value: 'nele@flaut.example' },
          { scheme: 'phone', value: '+494315550817' },
          { scheme: 'linkedin', value: 'nele-flaut' },
        ],
      },
    });
    expect(application?.data).toMatchObject({
      ...{ sourceId: 'werft/c-1-j-1', at: NOW - 50 * HOUR, appliedAt: NOW - 100 * HOUR, job: 'Sailor j-1' },
      ...{ stage: 'Talk', interviewed: false, now: { is: 'active' } },
    });
    expect(JSON.stringify([person, application])).not.toMatch(/SECRET|fair|Kiel/);
  });

  test.each([
    ['HIRED', { is: 'hired' }],
    ['REJECTED', { is: 'ended', end: 'rejected' }],
    ['WITHDRAWN', { is: 'ended', end: 'withdrawn' }],
    ['TRANSFERRED', { is: 'ended', end: 'other' }],
  ])('tells %s once, since it was so, and that an offer lay before it', async (status, now) => {
    const steps = history(['OFFERED', 40], [status, 30]);
    const [, first] = await told(candidate({ primaryAssignment: job('j-1', status) }), steps);
    expect(first?.data).toMatchObject({ at: NOW - 30 * HOUR, now, interviewed: true });
    const [, again] = await told(candidate({ primaryAssignment: job('j-1', status), updatedOn: iso(0) }), steps);
    expect(again?.data['state']).toBe(first?.data['state']);
  });

  test('what a team calls an interview is one, and each job has its own application', async () => {
    const two = candidate({ secondaryAssignments: [job('j-2', 'NEW')] });
    const applications = (await told(two, undefined, { interviewed: 'talk' })).slice(1);
    expect(applications.map(({ data }) => [data['sourceId'], data['interviewed']])).toEqual([
      ['werft/c-1-j-1', true],
      ['werft/c-1-j-2', true],
    ]);
  });

  test('a lead was found and has applied for nothing; people of the house are not told of', async () => {
    const lead = await told(candidate({ primaryAssignment: job('j-1', 'LEAD') }));
    expect(lead.map(({ kind, data }) => [kind, data['basis']])).toEqual([['person.observed', 'sourced']]);
    expect(await told(candidate({ internal: true }))).toEqual([]);
  });

  test('whom it let go of since it listed them is left out, and one without a form is set aside', async () => {
    const gone = platform(SMARTRECRUITERS, (path) =>
      path.startsWith('/candidates?') ? { content: [{ id: 'c-1' }] } : undefined,
    );
    expect((await swept(smartrecruiters, gone.world)).items).toEqual([]);
    const { items } = await swept(smartrecruiters, platform(SMARTRECRUITERS, speaking({ id: [] })).world);
    expect(() => smartrecruiters.translate(items[0], aboutKind(smartrecruiters))).toThrow('form');
  });

  test('broken answers break nothing', () =>
    survives(smartrecruiters, candidate(), (one) => platform(SMARTRECRUITERS, speaking(one)).world));

  test('is asked whether somebody is still there', async () => {
    const there = (status: number) =>
      smartrecruiters.people?.isThere('c-1', {}, platform(SMARTRECRUITERS, () => ({ status })).world);
    expect([await there(200), await there(404)]).toEqual([true, false]);
  });
});
