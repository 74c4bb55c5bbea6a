import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  cardOf,
  describeWithRadicale,
  eventOf,
  OwnAccount,
  WORD,
} from '../../ingest/src/connectors/dav/testing/radicale.js';
import { until, type ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const DAY = 86_400_000;
/** looks, 25 ms apart: a loaded machine is no failure */
const PATIENCE = 4_000;

describeWithRadicale(
  'an address book and a calendar on a real server, from their settings to a contact’s history',
  () => {
    const account = new OwnAccount();
    const began = Date.now();
    let kith: TestServer;
    let owner: ApiClient;
    let work: string;
    let contact: string;

    beforeAll(async () => {
      kith = await startTestServer({ egressAllow: [account.place] });
      owner = kith.owner;
      await owner.post('/v1/pools', { name: 'Kith', home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' } });
      work = await account.collection('calendar', 'Work');
      const book = await account.collection('addressbook', 'People');
      await account.put(`${book}ada.vcf`, cardOf('ada', 'Ada Example', ['EMAIL:ada@ada.example', 'ORG:Werft']));
    });
    afterAll(async () => {
      await kith.stop();
    });

    const login = (more: object = {}) => ({ address: account.address, user: account.user, password: WORD, ...more });
    const connect = async (kind: 'caldav' | 'carddav', settings: object) =>
      (await owner.post('/v1/sources', { kind, name: 'Mine', settings })).body as { id: string; code?: string };
    const ran = async (id: string, runs: number) => {
      const items = await until(
        async () => (await owner.get(`/v1/sources/${id}/runs`)).body.items as { n: number; counts: object }[],
        (all) => (all[0]?.n ?? 0) >= runs,
        PATIENCE,
      );
      return items[0];
    };
    const history = async () => {
      const { items } = (await owner.get(`/v1/contacts/${contact}/history`)).body;
      return (items as { type: string; text: string }[]).filter(({ type }) => type === 'activity.noted');
    };

    test('whoever stands in the address book becomes a contact, once', async () => {
      const { id } = await connect('carddav', login());
      expect(await ran(id, 1)).toMatchObject({ counts: { noted: 1, left: 0 }, problem: null });
      const { items } = (await owner.get('/v1/contacts?query=ada')).body;
      expect(items).toMatchObject([{ name: 'Ada Example', employer: 'Werft' }]);
      contact = items[0].id;
      await owner.post(`/v1/sources/${id}/run`);
      expect(await ran(id, 2)).toMatchObject({ counts: { noted: 0, known: 0, left: 0 } });
    });

    test('whom the member met of the contacts is noted once, of strangers nothing, and no title', async () => {
      await account.put(`${work}one.ics`, eventOf('one', began - 3 * DAY, ['ada@ada.example', 'bo@b.example']));
      const { id } = await connect('caldav', login({ calendars: 'Work' }));
      expect(await ran(id, 1)).toMatchObject({ counts: { noted: 1, nobody: 1, left: 0 }, problem: null });
      expect(await history()).toMatchObject([{ text: 'Met one of us · Meeting' }]);
      expect((await owner.get('/v1/contacts?query=bo')).body.items).toEqual([]);

      await owner.post(`/v1/sources/${id}/run`);
      expect(await ran(id, 2)).toMatchObject({ counts: { noted: 0, known: 0 } });
      const ledger = await owner.get('/v1/ledger?unseal=true');
      expect(JSON.stringify(ledger.body)).not.toContain('SECRET');

      const dry = (await owner.post(`/v1/sources/${id}/run?dry=true`)).body;
      expect(dry).toMatchObject({ told: 1, problem: null, items: [{ kind: 'interaction.observed', contact }] });
    });

    test('a wrong password stops it with a sentence, and a right one sets it to work', async () => {
      const wrong = login({ calendars: 'Work', password: 'another' });
      const { id } = await connect('caldav', wrong);
      await ran(id, 1);
      const stopped = await owner.get(`/v1/sources/${id}`);
      expect(stopped.body).toMatchObject({ state: 'stopped', nextRunAt: null, problem: { code: 'dav-login-refused' } });
      await owner.call('PATCH', `/v1/sources/${id}`, { settings: login({ calendars: 'Work' }) });
      await ran(id, 2);
      expect((await owner.get(`/v1/sources/${id}`)).body).toMatchObject({ state: 'active', problem: null });
      expect(JSON.stringify((await owner.get(`/v1/sources/${id}`)).body)).not.toContain(WORD);
    });

    test('what cannot be connected is refused in a sentence', async () => {
      expect(await connect('caldav', login())).toMatchObject({ code: 'invalid-input', field: 'settings.calendars' });
      const at = (address: string) => connect('caldav', login({ address, calendars: 'Work' }));
      expect(await at('http://dav.example/')).toMatchObject({ code: 'scheme-refused' });
      expect(await at('https://127.0.0.1/')).toMatchObject({ code: 'address-refused' });
    });
  },
);
