import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  describeWithDovecot,
  OwnMailbox,
  trustDovecot,
  WORD,
  type Letter,
} from '#libs/adapters/egress/imap/testing/dovecot.js';
import { deliveryReport, statusPart } from '#libs/adapters/egress/imap/testing/delivery-report.js';
import { until, type ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const DAY = 86_400_000;
/** looks, 25 ms apart: a loaded machine is no failure */
const PATIENCE = 4_000;
const ADA = 'Ada Example <ada@ada.example>';

describeWithDovecot('a mailbox on a real server, from its settings to a contact’s history', () => {
  const mailbox = new OwnMailbox();
  const began = Date.now();
  let kith: TestServer;
  let owner: ApiClient;
  let untrust: () => void;
  let contact: string;

  beforeAll(async () => {
    untrust = await trustDovecot();
    kith = await startTestServer({ egressAllow: [mailbox.place] });
    owner = kith.owner;
    await owner.post('/v1/pools', { name: 'Kith', home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' } });
    const name = { given: 'Ada', family: 'Example', full: 'Ada Example' };
    contact = (await owner.post('/v1/contacts', { name, identities: ['ada@ada.example'] })).body.id;
  });
  afterAll(async () => {
    await kith.stop();
    untrust();
  });

  const letter = (id: string, days: number, more: Partial<Letter> = {}): Letter => ({
    ...{ from: ADA, to: mailbox.user, at: began - days * DAY, id: `${id}@ada.example` },
    ...more,
  });
  const fromUs = { from: mailbox.user, to: ADA };
  const settings = (more: object = {}) => ({ server: mailbox.place, user: mailbox.user, password: WORD, ...more });
  const connect = async (more: object = {}) => {
    const wish = { kind: 'imap', name: 'Mail', settings: settings(more) };
    return (await owner.post('/v1/sources', wish)).body as { id: string; code?: string };
  };
  const ran = async (id: string, runs: number) => {
    const items = await until(
      async () => (await owner.get(`/v1/sources/${id}/runs`)).body.items as { n: number; counts: object }[],
      (all) => (all[0]?.n ?? 0) >= runs,
      PATIENCE,
    );
    return items[0];
  };
  const written = ['interaction.touched', 'interaction.responded', 'interaction.answered'];
  const history = async () => {
    const { items } = (await owner.get(`/v1/contacts/${contact}/history`)).body;
    const types = (items as { type: string }[]).map(({ type }) => type);
    return types.filter((type) => type.startsWith('interaction.')).toReversed();
  };

  test('what was written is told once: touch, response, answer; strangers and machines are not', async () => {
    await mailbox.put('Sent', letter('first', 20, fromUs), letter('thanks', 17, fromUs));
    await mailbox.put('INBOX', letter('reply', 18), letter('stranger', 3, { from: 'bo@b.example' }));
    await mailbox.put('INBOX', letter('news', 2, { more: ['List-Unsubscribe: <https://n.example>'] }));
    const answers = ['Auto-Submitted: auto-replied', 'In-Reply-To: <thanks@ada.example>'];
    await mailbox.put('INBOX', letter('away', 1, { more: answers }));

    const { id } = await connect();
    expect(await ran(id, 1)).toMatchObject({ counts: { noted: 4, nobody: 1, left: 1 }, problem: null });
    expect(await history()).toEqual([...written, 'interaction.out-of-office']);
    const { body } = await owner.get('/v1/contacts?query=bo');
    expect(body.items).toEqual([]);

    await owner.post(`/v1/sources/${id}/run`);
    expect(await ran(id, 2)).toMatchObject({ counts: { noted: 0, known: 0, nobody: 0, left: 0 } });
    await mailbox.put('INBOX', letter('again', 0.2));
    await owner.post(`/v1/sources/${id}/run`);
    expect(await ran(id, 3)).toMatchObject({ counts: { noted: 1 } });
  });

  test('the same mailbox connected once more, by token, tells nothing twice; nothing of it is a word of a letter', async () => {
    const told = await history();
    const { id } = await connect({ password: undefined, token: mailbox.token() });
    expect(await ran(id, 1)).toMatchObject({ counts: { noted: 0, known: 5, nobody: 1 } });
    expect(await history()).toEqual(told);
    const ledger = await owner.get('/v1/ledger?unseal=true');
    expect(JSON.stringify(ledger.body)).not.toContain('SECRET');
  });

  test('a message that came back closes the address that its report names; receipts, warnings and strangers close none', async () => {
    const daemon = { from: 'mailer-daemon@mx.example' };
    const report = (id: string, days: number, action: string, status: string, to = 'Ada@ada.example') =>
      letter(id, days, { ...daemon, ...deliveryReport(statusPart({ to, action, status })) });
    const { id } = await connect();
    await ran(id, 1);
    await mailbox.put('INBOX', report('receipt', 0.04, 'delivered', '2.0.0'), report('late', 0.04, 'delayed', '4.4.1'));
    await mailbox.put('INBOX', report('failed', 0.04, 'failed', '5.1.1'));
    await mailbox.put('INBOX', report('other', 0.03, 'failed', '5.1.1', 'bo@b.example'));
    await mailbox.put('INBOX', letter('named', 0.03, { ...daemon, more: ['X-Failed-Recipients: Ada@ada.example'] }));
    await mailbox.put('INBOX', report('fresh', 0.001, 'failed', '5.1.1'));
    await mailbox.put('Sent', letter('lost', 0.05, fromUs));
    await owner.post(`/v1/sources/${id}/run`);
    expect(await ran(id, 2)).toMatchObject({ counts: { noted: 3, left: 3, unclear: 0 }, problem: null });
    // The fresh one waits for the message that it is about.
    expect((await owner.get(`/v1/sources/${id}`)).body).toMatchObject({ waiting: 1 });
    expect((await history()).slice(-3)).toEqual(['interaction.answered', 'interaction.bounced', 'interaction.bounced']);
    const { body } = await owner.get(`/v1/contacts/${contact}`);
    expect(body.identities[0]).toMatchObject({ value: 'ada@ada.example', bounced: { at: expect.any(String) } });
    expect(JSON.stringify((await owner.get('/v1/ledger?unseal=true')).body)).not.toContain('SECRET');
  });

  test('a dry run says what it would learn of whom', async () => {
    const { id } = await connect({ aliases: 'other@team.example' });
    await ran(id, 1);
    const dry = (await owner.post(`/v1/sources/${id}/run?dry=true`)).body;
    expect(dry).toMatchObject({ told: 8, left: 4, unclear: 1, problem: null });
    expect(dry.items[0]).toMatchObject({ kind: 'interaction.observed', contact });
  });

  test('a wrong password stops it with a sentence, and a right one sets it to work', async () => {
    const { id } = await connect({ password: 'another' });
    await ran(id, 1);
    const stopped = await owner.get(`/v1/sources/${id}`);
    expect(stopped.body).toMatchObject({ state: 'stopped', nextRunAt: null, problem: { code: 'mail-login-refused' } });
    await owner.call('PATCH', `/v1/sources/${id}`, { settings: settings() });
    await ran(id, 2);
    expect((await owner.get(`/v1/sources/${id}`)).body).toMatchObject({ state: 'active', problem: null });
    expect(JSON.stringify((await owner.get(`/v1/sources/${id}`)).body)).not.toContain(WORD);
  });

  test('what cannot be connected is refused in a sentence', async () => {
    expect(await connect({ server: '127.0.0.1' })).toMatchObject({ code: 'address-refused', field: 'settings.server' });
    expect(await connect({ server: 'imap.x.example:25' })).toMatchObject({ code: 'port-refused', status: 422 });
    expect(await connect({ token: 'both' })).toMatchObject({ code: 'invalid-input', field: 'settings.password' });
  });
});
