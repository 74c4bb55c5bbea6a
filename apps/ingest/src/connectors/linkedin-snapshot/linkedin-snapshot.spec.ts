import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { personObserved } from '#libs/events/contact.inputs.js';
import type { PersonRow } from '../../imports/format.js';
import type { PulledPage } from '../pulled-kind.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import { connection, snapshotPlatform } from '../testing/linkedin.js';
import type { Platform, Reply } from '../testing/platform.js';
import { walkThrough } from '../testing/walk-through.js';
import { linkedInSnapshot } from './linkedin-snapshot.js';

const settings = { agreed: true };

let platform: Platform;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => platform);
});
beforeEach(() => {
  server.asked.length = 0;
});
afterAll(() => server.stop());

const serve = (rows: object[]): void => {
  platform = snapshotPlatform(rows);
};
const world = () => server.world({ secrets: { token: 'word' } });
const walk = (from: unknown = null) =>
  walkThrough<unknown, PersonRow>(
    async (cursor) => (await linkedInSnapshot.pull({ ...settings }, cursor, world())) as PulledPage<unknown, PersonRow>,
    from,
  );
const names = ({ items }: { items: PersonRow[] }) => items.map(({ name }) => name?.given);

describe('a snapshot of a member’s LinkedIn account', () => {
  test('tells of the connections, page by page, and of nothing else', async () => {
    serve([
      connection('Ada'),
      connection('Bo', { Company: '' }),
      connection('Cy', { URL: '', 'Email Address': 'cy@cy.example' }),
      { URL: '' },
    ]);
    const found = await walk();
    expect(names(found)).toEqual(['Ada', 'Bo', 'Cy']);
    expect(JSON.stringify(found)).not.toContain('SECRET');
    expect(server.asked[0]).toContain('domain=CONNECTIONS');
    expect(server.last()).toMatchObject({ authorization: 'Bearer word', 'linkedin-version': '202312' });
  });

  test('tells only of what changed the next time', async () => {
    serve([connection('Ada'), connection('Bo')]);
    const { cursor } = await walk();
    serve([connection('Ada'), connection('Bo', { Position: 'Captain' }), connection('Cy')]);
    expect(names(await walk(cursor))).toEqual(['Bo', 'Cy']);
  });

  test('is not asked for until the member has agreed', async () => {
    serve([connection('Ada')]);
    const off = linkedInSnapshot.pull({}, null, world());
    await expect(off).rejects.toMatchObject({ code: 'snapshot-off', why: { stops: 'refused' } });
    expect(server.asked).toEqual([]);
  });

  test('what it tells is an input that the pool takes, as the file would say it', async () => {
    serve([connection('Ada')]);
    const source = {
      id: 's_1',
      kind: 'linkedin-snapshot',
      basis: 'own-relation' as const,
      contact: null,
      member: 'm_1',
    };
    const [told] = (await walk()).items.flatMap((item) => linkedInSnapshot.translate(item, { source, now: NOW }));
    expect(personObserved.schema.parse(told?.data)).toMatchObject({
      ...{ source: 'linkedin-snapshot', member: 'm_1', employer: 'Werft', position: 'Engineer' },
      identities: [{ scheme: 'linkedin', value: 'ada-example' }],
      connected: { network: 'linkedin', since: Date.UTC(2024, 2, 12) },
    });
  });

  test.each<[string, Reply, object]>([
    ['consent that was taken back', { status: 401 }, { code: 'api-login-refused', why: { stops: 'refused' } }],
    ['a product that is not granted', { status: 403 }, { code: 'api-not-allowed' }],
    ['no snapshot yet', { status: 404 }, { code: 'api-not-found' }],
    ['a login page', { headers: { 'content-type': 'text/html' }, text: '<html>' }, { code: 'api-html' }],
    ['another form', { json: { data: [] } }, { code: 'api-changed' }],
    ['too many questions', { status: 429, headers: { 'retry-after': '60' } }, { why: { notBefore: NOW + 60_000 } }],
  ])('says so where it meets %s', async (_what, reply, problem) => {
    serve([connection('Ada')]);
    server.next(reply);
    await expect(walk()).rejects.toMatchObject(problem);
  });
});
