import { describe, expect, test } from '@jest/globals';
import { aboutKind, NOW, platform, survives, swept, toldBy, type Speak } from '../testing/platform-world.js';
import { lever } from './lever.js';
import { LEVER } from './pull-lever.js';

const HOUR = 3_600_000;
const own = { scheme: 'lever', value: 'werft/contact-1' };

const opportunity = (more: object = {}) => ({
  ...{ id: 'opp-1', contact: 'contact-1', name: 'Gesa Priel', headline: 'Kutterwerk, Tidehaus', origin: 'applied' },
  ...{ emails: ['Gesa@Priel.example'], phones: [{ type: 'mobile', value: '040 555 07 16' }] },
  ...{ links: ['https://www.linkedin.com/in/gesa-priel'], applications: ['app-1'], tags: ['from a fair'] },
  ...{
    stage: 'st-2',
    stageChanges: [{ toStageId: 'st-1' }, { toStageId: 'st-2' }],
    archived: null,
    isAnonymized: false,
  },
  ...{ createdAt: NOW - 99 * HOUR, lastAdvancedAt: NOW - 9 * HOUR, updatedAt: NOW - HOUR },
  ...{ dataProtection: null, urls: { show: 'https://hire.lever.example/opp-1' }, resume: 'https://secret.example' },
  ...more,
});
const all = (data: object[], next: string | null = null) => ({
  data,
  hasNext: next !== null,
  ...(next === null ? {} : { next }),
});
const names: Record<string, object> = {
  '/v1/stages': all([
    { id: 'st-1', text: 'New' },
    { id: 'st-2', text: 'On-site' },
  ]),
  '/v1/archive_reasons': all([
    { id: 'r-1', text: 'Hired', type: 'hired' },
    { id: 'r-2', text: 'Another hand', type: 'non-hired' },
  ]),
};
const speaking =
  (opportunities: object, deleted: object = all([])): Speak =>
  (path) => {
    if (path.startsWith('/v1/opportunities/deleted')) return deleted;
    return path.startsWith('/v1/opportunities') ? opportunities : names[path.split('?')[0] ?? ''];
  };
const told = async (one: object, settings: Record<string, string> = {}) => {
  const { items } = await swept(lever, platform(LEVER, speaking(all([one]))).world);
  return toldBy(lever, items, settings);
};

describe('Lever', () => {
  test('is asked with its key for what changed and for what was deleted, page by page', async () => {
    const { asked, world } = platform(LEVER, (path) => {
      const first = path.startsWith('/v1/opportunities?') && !path.includes('offset=');
      return first
        ? all([opportunity()], 'p 2')
        : speaking(all([opportunity({ id: 'opp-2' })]))(path, asked[0] ?? { url: '', types: [] });
    });
    expect((await swept(lever, world)).items).toHaveLength(2);
    const paths = asked.map(({ url }) => url.slice(LEVER.length)).filter((path) => path.startsWith('/v1/opp'));
    expect(paths).toHaveLength(3);
    expect(paths[0]).toMatch(/^\/v1\/opportunities\?limit=100&updated_at_start=\d{13}$/);
    expect(paths[1]).toContain('offset=p+2');
    expect(paths[2]).toContain('/v1/opportunities/deleted?limit=100&deleted_at_start=');
    const key = Buffer.from('a key of the platform:').toString('base64');
    expect(asked.every(({ headers }) => headers?.['authorization'] === `Basic ${key}`)).toBe(true);
  });

  test('tells of a contact, and of an application in its stage', async () => {
    const [person, application] = await told(opportunity(), { interviewed: 'On-Site' });
    expect(person).toMatchObject({
      kind: 'person.observed',
      data: {
        ...{ sourceId: 'contact-1', basis: 'own-relation', name: { full: 'Gesa Priel' }, observedAt: NOW },
        identities: [
          own,
          { scheme: 'email', value: 'gesa@priel.example' },
          { scheme: 'phone', value: '+49405550716' },
          { scheme: 'linkedin', value: 'gesa-priel' },
        ],
      },
    });
    expect(application).toMatchObject({
      kind: 'application.observed',
      data: {
        at: NOW - 9 * HOUR,
        changedAt: NOW - HOUR,
        sourceId: 'werft/opp-1',
        stage: 'On-site',
        interviewed: true,
        now: { is: 'active', reopened: true },
      },
    });
    expect(JSON.stringify([person, application])).not.toMatch(/secret\.example|fair/);
    expect((await told(opportunity()))[1]?.data['interviewed']).toBe(false);
  });

  test.each([
    ['r-1', { is: 'hired' }],
    ['r-2', { is: 'ended', end: 'other', reason: 'Another hand' }],
    ['r-3', { is: 'ended', end: 'other', reason: null }],
  ])('tells an application that was archived for %s once, with what that means', async (reason, now) => {
    const archived = { archivedAt: NOW - HOUR, reason };
    const [, first] = await told(opportunity({ archived }));
    expect(first?.data).toMatchObject({ at: NOW - HOUR, now });
    const [, again] = await told(opportunity({ archived, lastAdvancedAt: NOW - 2 * HOUR }));
    expect(again?.data['state']).toBe(first?.data['state']);
  });

  test('tells of whom the team found as found, and of no application', async () => {
    const found = await told(opportunity({ origin: 'sourced', applications: [] }));
    expect(found.map(({ kind, data }) => [kind, data['basis']])).toEqual([['person.observed', 'sourced']]);
  });

  test('tells that somebody may not be contacted, and never that they may', async () => {
    const wish = (allowed: boolean) => told(opportunity({ dataProtection: { contact: { allowed } } }));
    expect((await wish(false)).map(({ kind }) => kind)).toContain('unwelcome.observed');
    expect((await wish(true)).map(({ kind }) => kind)).toEqual(['person.observed', 'application.observed']);
  });

  test('tells who is made nameless there as gone, and a deleted opportunity as one that counts for nothing', async () => {
    const nameless = await told(opportunity({ isAnonymized: true }));
    expect(nameless.map(({ kind }) => kind)).toEqual(['application.forgotten', 'person.forgotten']);
    const deleted = all([
      { id: 'opp-1', contact: 'contact-1', deletedAt: NOW },
      { id: 'opp-9', deletedAt: NOW },
    ]);
    const { items } = await swept(lever, platform(LEVER, speaking(all([]), deleted)).world);
    expect(toldBy(lever, items)).toMatchObject([
      { kind: 'application.forgotten', data: { applications: ['werft/opp-1'], identities: [own] } },
    ]);
  });

  test('sets aside what has lost its form, and goes on', async () => {
    const { items } = await swept(lever, platform(LEVER, speaking(all([{ id: null }, opportunity()]))).world);
    expect(() => lever.translate(items[0], aboutKind(lever))).toThrow('form');
    expect(toldBy(lever, items.slice(1))).toHaveLength(2);
  });

  test('broken answers break nothing', () =>
    survives(lever, opportunity(), (one) => platform(LEVER, speaking(all([one]))).world));

  test.each([
    [{ status: 401 }, 'api-login-refused'],
    [{ status: 403 }, 'api-not-allowed'],
    [{ status: 429, headers: { 'retry-after': '9' } }, 'too-often'],
    [{ status: 500 }, 'server-trouble'],
    [{ status: 200, text: '<!doctype html><title>Log in</title>' }, 'api-html'],
    [{ status: 200, text: '{"data":' }, 'api-not-json'],
    [{ data: 'everything' }, 'api-changed'],
  ])('that answers %j says so on the card', async (said, code) => {
    await expect(swept(lever, platform(LEVER, () => said).world)).rejects.toMatchObject({ code });
  });

  test('is asked whether somebody is still there, and what else it answers is no answer to that', async () => {
    const there = (status: number) => lever.people?.isThere('contact-1', {}, platform(LEVER, () => ({ status })).world);
    expect([await there(200), await there(404)]).toEqual([true, false]);
    await expect(there(403)).rejects.toMatchObject({ code: 'api-not-allowed' });
  });
});
