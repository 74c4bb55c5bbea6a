import { describe, expect, test } from '@jest/globals';
import { NOW, platform, survives, toldBy, type Said, type Speak } from '../testing/platform-world.js';
import { bullhorn } from './bullhorn.js';
import type { BullhornCursor } from './pull-bullhorn.js';
import { BULLHORN } from './session.js';

const HOUR = 3_600_000;
const REST = `${BULLHORN}/rest-services/abc/`;
const QUEUE = '/rest-services/abc/event/subscription/kith';
const settings = { client: 'c', subscription: 'kith' };

const event = (entityName: string, entityId: number, entityEventType = 'UPDATED') => ({
  ...{ eventId: `e-${entityId}`, eventType: 'ENTITY', eventTimestamp: NOW, entityName, entityId, entityEventType },
});
const candidate = (id: number, more: object = {}) => ({
  ...{ id, firstName: 'Jelto', lastName: 'Warft', email: 'Jelto@Warft.example', mobile: '040 555 10 19', phone: null },
  ...{ companyName: 'Halligbau', occupation: 'Builder', massMailOptOut: false, isDeleted: false },
  ...{ dateLastModified: NOW - HOUR, salary: 99, ...more },
});
const submission = (status: string, more: object = {}) => ({
  ...{ id: 71, status, isDeleted: false, dateAdded: NOW - 99 * HOUR, dateLastModified: NOW - 9 * HOUR },
  ...{ candidate: { id: 5, firstName: 'Jelto' }, jobOrder: { title: 'Dike builder' }, ...more },
});

const nothing = {
  queue: [] as object[][],
  last: 0,
  again: {} as Record<number, object[]>,
  entities: {} as Record<string, Said>,
};

/** Bullhorn with this in its queue (which empties as it is read), the number of the last reading, and these entities. */
function bull(given: Partial<typeof nothing>) {
  const { queue, last, again, entities } = { ...nothing, ...given };
  const left = [...queue];
  let reading = last;
  const read = (): object => {
    const events = left.shift();
    return events === undefined ? {} : { requestId: (reading += 1), events };
  };
  const speak: Speak = (path) => {
    if (path.startsWith('/rest-services/login')) return { BhRestToken: 'session-1', restUrl: REST };
    if (path === `${QUEUE}/lastRequestId`) return { result: reading };
    const repeated = /requestId=(\d+)$/.exec(path)?.[1];
    const events = again[Number(repeated)];
    if (repeated !== undefined) return events === undefined ? { status: 404 } : { requestId: Number(repeated), events };
    if (path.startsWith(QUEUE)) return read();
    return entities[path.slice('/rest-services/abc/entity/'.length).split('?')[0] ?? ''];
  };
  return platform(BULLHORN, speak);
}
async function run(world: ReturnType<typeof bull>['world'], from: BullhornCursor | null = null) {
  const items: unknown[] = [];
  const cursors: BullhornCursor[] = [];
  const missing: string[] = [];
  let cursor: unknown = from;
  for (;;) {
    const page = await bullhorn.pull(settings, cursor, world);
    items.push(...page.items);
    missing.push(...(page.missing ?? []));
    ({ cursor } = page);
    cursors.push(page.cursor as BullhornCursor);
    if (!page.more) return { items, cursors, missing };
  }
}

describe('Bullhorn', () => {
  test('is read a queue at a time; what came is kept as it came before anybody looks into it', async () => {
    const came = [event('Candidate', 5), event('Candidate', 5), event('Tearsheet', 9), { odd: true }];
    const { asked, world } = bull({ queue: [came], last: 3, entities: { 'Candidate/5': { data: candidate(5) } } });
    const { items, cursors } = await run(world);
    expect(cursors[0]).toEqual({ requestId: 3, raw: null, waiting: [] });
    expect(cursors[1]).toEqual({ requestId: 4, raw: JSON.stringify(came), waiting: [] });
    expect(cursors[2]).toEqual({ requestId: 4, raw: null, waiting: [{ entityName: 'Candidate', entityId: '5' }] });
    expect(items).toHaveLength(1);
    expect(asked[1]?.headers).toMatchObject({ bhresttoken: 'session-1' });
  });

  test('is read once more where a reading emptied the queue and was not kept', async () => {
    const again = { 4: [event('Candidate', 5)] };
    const { asked, world } = bull({ last: 4, again, entities: { 'Candidate/5': { data: candidate(5) } } });
    const { items } = await run(world, { requestId: 3, raw: null, waiting: [] });
    expect(items).toHaveLength(1);
    expect(asked.map(({ url }) => url).filter((url) => url.includes('requestId=4'))).toHaveLength(1);
  });

  test('goes on behind a reading that it keeps no longer', async () => {
    const again = { 4: [event('Candidate', 5)] };
    const { world } = bull({ last: 4, again, entities: { 'Candidate/5': { data: candidate(5) } } });
    const { items, cursors } = await run(world, { requestId: 2, raw: null, waiting: [] });
    expect(items).toHaveLength(1);
    expect(cursors.at(-1)).toMatchObject({ requestId: 4 });
  });

  test('is tried out without a look into the queue: what was last read of it is read again', async () => {
    const again = { 4: [event('Candidate', 5)] };
    const queue = [[event('Candidate', 6)]];
    const { asked, world } = bull({ queue, last: 4, again, entities: { 'Candidate/5': { data: candidate(5) } } });
    expect((await run({ ...world, dry: true })).items).toHaveLength(1);
    expect(asked.map(({ url }) => url).join(' ')).not.toContain('maxEvents');
  });

  test('goes on with what was kept and not looked into', async () => {
    const { world } = bull({ last: 4, entities: { 'Candidate/5': { data: candidate(5) } } });
    const raw = JSON.stringify([event('Candidate', 5)]);
    expect((await run(world, { requestId: 4, raw, waiting: [] })).items).toHaveLength(1);
  });

  test('tells of candidates, of their wish, and of who is gone', async () => {
    const queue = [[event('Candidate', 5), event('Candidate', 6), event('Candidate', 7, 'DELETED')]];
    const data = [candidate(5), candidate(6, { massMailOptOut: true }), { id: 7, isDeleted: true }];
    const { world } = bull({ queue, entities: { 'Candidate/5,6,7': { data } } });
    const told = toldBy(bullhorn, (await run(world)).items);
    expect(told.map(({ kind }) => kind)).toEqual([
      ...['person.observed', 'person.observed', 'unwelcome.observed', 'application.forgotten', 'person.forgotten'],
    ]);
    expect(told[0]?.data).toMatchObject({
      ...{ sourceId: '5', name: { full: 'Jelto Warft' }, employer: 'Halligbau', position: 'Builder' },
      identities: [
        { scheme: 'bullhorn', value: 'werft/5' },
        { scheme: 'email', value: 'jelto@warft.example' },
        { scheme: 'phone', value: '+49405551019' },
      ],
    });
    expect(told.at(-1)?.data['identities']).toEqual([{ scheme: 'bullhorn', value: 'werft/7' }]);
  });

  test('tells that nobody is gone who is only missing: they are asked after, and the others asked for alone', async () => {
    const queue = [[event('JobSubmission', 71), event('Candidate', 5), event('Candidate', 7, 'DELETED')]];
    const entities = { 'Candidate/5': { data: candidate(5) }, 'JobSubmission/71': { data: submission('Placed') } };
    const { items, missing } = await run(bull({ queue, entities }).world);
    expect(items).toMatchObject([{ of: 'candidate', told: { id: '5' } }, { of: 'submission' }]);
    expect(missing).toEqual(['7']);
  });

  test.each([
    ['Internally Submitted', { is: 'active' }, false],
    ['Interview Done', { is: 'active' }, true],
    ['Placed', { is: 'hired' }, false],
    ['Client Rejected', { is: 'ended', end: 'other', reason: 'Client Rejected' }, false],
  ])('a submission with the status %s is what the team says it is', async (status, now, interviewed) => {
    const queue = [[event('JobSubmission', 71)]];
    const { world } = bull({ queue, entities: { 'JobSubmission/71': { data: submission(status) } } });
    const meanings = { hired: 'Placed', ended: 'Client Rejected', interviewed: 'Interview Done' };
    const [one] = toldBy(bullhorn, (await run(world)).items, meanings);
    expect(one?.data).toMatchObject({
      sourceId: 'werft/71',
      now,
      interviewed,
      job: 'Dike builder',
      ...{ at: NOW - 9 * HOUR, changedAt: NOW - 9 * HOUR },
    });
  });

  test('broken answers break nothing', () =>
    survives(
      bullhorn,
      candidate(5),
      (one) => bull({ queue: [[event('Candidate', 5)]], entities: { 'Candidate/5': { data: one } } }).world,
      settings,
    ));

  test('a session is shown to nobody else', async () => {
    const elsewhere = platform(BULLHORN, () => ({ BhRestToken: 's', restUrl: 'https://rest.bullhorn.example/x/' }));
    await expect(run(elsewhere.world)).rejects.toMatchObject({ code: 'api-elsewhere' });
    expect(elsewhere.asked).toHaveLength(1);
  });

  test('is asked whether somebody is still there', async () => {
    const there = (said: Said) =>
      bullhorn.people?.isThere('5', settings, bull({ entities: { 'Candidate/5': said } }).world);
    expect([
      await there({ data: { id: 5, isDeleted: false } }),
      await there({ data: { id: 5, isDeleted: true } }),
      await there({ status: 404 }),
    ]).toEqual([true, false, false]);
  });
});
