/* eslint max-lines: [error, 400] -- one list of what is bad, and what is said to it */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';

describe('bad input gets one sentence and loses nothing', () => {
  let kith: TestServer;
  let contact = '';

  beforeAll(async () => {
    kith = await startTestServer();
    await kith.owner.post('/v1/pools', {
      name: 'Team',
      home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
    });
    const made = await kith.owner.post('/v1/contacts', { name: { given: 'Bo', family: 'Quist', full: 'Bo Quist' } });
    expect(made.status).toBe(201);
    contact = made.body.id;
  });
  afterAll(() => kith.stop());

  const upload = (format: string, body: string | Uint8Array) => kith.owner.post(`/v1/imports?format=${format}`, body);

  test('an unknown format', async () => {
    const { status, body } = await upload('excel', header);
    expect([status, body.code]).toEqual([415, 'format-unknown']);
    expect(body.detail).toContain('linkedin-csv');
  });

  test('a format that was not named, or misnamed, with the one that the file seems to have', async () => {
    const messages = 'CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,A,B,2026-01-01 08:00:00 UTC,x\n';
    expect((await kith.owner.post('/v1/imports', messages)).body.detail).toContain('format=linkedin-messages');
    expect((await upload('excel', 'BEGIN:VCALENDAR\n')).body.detail).toContain('format=ics');
  });

  test.each([
    ['an empty file', '', 'empty-file'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]), 'not-text'],
    ['a zip archive', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), 'not-text'],
    ['another table', 'a,b,c\n1,2,3\n', 'no-header'],
  ])('%s', async (_what, body, code) => {
    const answer = await upload('linkedin-csv', body);
    expect(answer.body.state).toBe('failed');
    expect(answer.body.problem.code).toBe(code);
    expect(answer.body.problem.text).toMatch(/^[A-Z].+[.]$/s);
  });

  test('a file of 101 MB is refused as a whole, and nothing of it is kept', async () => {
    const row = `A,B,https://www.linkedin.com/in/a-b,,${'x'.repeat(2000)},,\n`;
    const body = header + row.repeat(Math.ceil(101_000_000 / row.length));
    const { status, body: problem } = await upload('linkedin-csv', body);
    expect([status, problem.code]).toEqual([413, 'file-too-large']);
    expect((await kith.owner.get('/v1/contacts')).body.items).toHaveLength(1);
  });

  test('an unknown contact', async () => {
    const { status, body } = await kith.owner.post('/v1/contacts/c_nobody/notes', { text: 'hello' });
    expect([status, body.code]).toEqual([404, 'contact-unknown']);
  });

  test('a stale version', async () => {
    const etag = (await kith.owner.get(`/v1/contacts/${contact}`)).headers.get('etag') ?? '';
    const first = await kith.owner.call(
      'PATCH',
      `/v1/contacts/${contact}`,
      { headline: 'First' },
      { 'if-match': etag },
    );
    expect(first.body.headline).toBe('First');
    const second = await kith.owner.call(
      'PATCH',
      `/v1/contacts/${contact}`,
      { headline: 'Second' },
      { 'if-match': etag },
    );
    expect([second.status, second.body.code]).toEqual([412, 'stale-version']);
  });

  test('unknown fields', async () => {
    const { status, body } = await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'hi', colour: 'red' });
    expect([status, body.code, body.field]).toEqual([422, 'unknown-field', 'colour']);
  });

  test.each(['a null byte: \0', '\u200b\u200b', 'half of a \ud83d face'])(
    'a name nobody can see or type: %j',
    async (full) => {
      const { status, body } = await kith.owner.post('/v1/contacts', { name: { given: '', family: '', full } });
      expect([status, body.code, body.field]).toEqual([422, 'invalid-input', 'name']);
    },
  );

  test('a country that is none', async () => {
    const { status, body } = await kith.owner.call('PATCH', `/v1/contacts/${contact}`, { country: '1!' });
    expect([status, body.code, body.field]).toEqual([422, 'invalid-input', 'country']);
  });

  test('a name with marks that turn the writing round is taken without them', async () => {
    const name = { given: '\u202eAda', family: 'Lind\u202d', full: '\u202eAda Lind' };
    expect((await kith.owner.post('/v1/contacts', { name })).body).toMatchObject({ name: 'Ada Lind' });
  });

  test('rows of an import that does not exist', async () => {
    const { status, body } = await kith.owner.get('/v1/imports/i_nobody/rows');
    expect([status, body.code]).toEqual([404, 'import-unknown']);
  });

  test('names of other scripts, and faces', async () => {
    for (const full of ['\u0645\u064f\u062d\u064e\u0645\u064e\u0651\u062f', '👩\u200d👧 Ada', 'Zoë']) {
      const made = await kith.owner.post('/v1/contacts', { name: { given: '', family: '', full } });
      expect([made.status, made.body.name]).toEqual([201, full]);
    }
  });

  test('what is no identity', async () => {
    const { status, body } = await kith.owner.get('/v1/may-i?identity=just%20a%20name');
    expect([status, body.code]).toEqual([422, 'identity-invalid']);
  });

  test('one key for two different commands', async () => {
    const key = { 'idempotency-key': 'same' };
    const first = await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'one' }, key);
    expect((await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'one' }, key)).body.version).toBe(
      first.body.version,
    );
    const other = await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'two' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
  });

  test('one key for two different files, or for two ways to read one', async () => {
    const send = (file: string, more = '') =>
      kith.owner.post(`/v1/imports?format=linkedin-csv${more}`, file, { 'idempotency-key': 'monday' });
    const file = `${header}Una,Pool,https://www.linkedin.com/in/una-pool,,,,\n`;
    const { id } = (await send(file)).body;
    expect((await send(file)).body.id).toBe(id);
    const others = [await send(file.replaceAll('una', 'ora')), await send(file, '&share=kept')];
    for (const { status, body } of others) expect([status, body.code]).toEqual([422, 'key-reused']);
  });

  test('broken JSON, and a body that is too large', async () => {
    const broken = await kith.owner.call('POST', `/v1/contacts/${contact}/notes`, '{"text":', {
      'content-type': 'application/json',
    });
    expect(broken.status).toBe(400);
    const large = await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'x'.repeat(1_100_000) });
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
  });

  test.each(['/v1/contacts/%zz', `/v1/contacts/${'x'.repeat(500)}`, `/v1/contacts/${'x'.repeat(20_000)}`])(
    'an address that cannot be read',
    async (address) => {
      const { status, body } = await kith.owner.get(address);
      expect([status, body.code]).toEqual([400, 'request-invalid']);
      expect(body.detail).toMatch(/^The address .+: .+[.]$/);
    },
  );

  test('a full disk refuses writes and goes on reading', async () => {
    const { bus } = kith.server.assembly.platform;
    const append = bus.append.bind(bus);
    bus.append = () =>
      Promise.reject(
        new OutsideWorld('There is no room left on the disk: free some and try again.', false, 'disk-full'),
      );
    try {
      const { status, body } = await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'no room' });
      expect([status, body.code]).toEqual([507, 'disk-full']);
      expect((await kith.owner.get(`/v1/contacts/${contact}`)).status).toBe(200);
    } finally {
      bus.append = append;
    }
    expect((await kith.owner.post(`/v1/contacts/${contact}/notes`, { text: 'room again' })).status).toBe(201);
  });

  test('a full disk lets people in whom it cannot note as seen', async () => {
    const { documents } = kith.server.assembly.platform;
    const save = documents.save.bind(documents);
    const [session] = await documents.all('~', 'session', null, 1);
    if (session === undefined) throw new Error('nobody is signed in');
    const seenAt = Date.now() - 120_000;
    await save([{ ...session, pool: '~', body: { ...(session.body as object), seenAt } }]);
    documents.save = () => Promise.reject(new OutsideWorld('There is no room left on the disk.', false, 'disk-full'));
    try {
      expect((await kith.owner.get(`/v1/contacts/${contact}`)).status).toBe(200);
    } finally {
      documents.save = save;
    }
    expect((await kith.owner.get(`/v1/contacts/${contact}`)).status).toBe(200);
    const [seen] = await documents.all('~', 'session', null, 1);
    expect((seen?.body as { seenAt: number }).seenAt).toBeGreaterThan(seenAt);
  });

  test('a disk that is full in the middle of a file leaves no import, and the same key works once there is room', async () => {
    const { documents } = kith.server.assembly.platform;
    const save = documents.save.bind(documents);
    const row = (at: number) => `Fay,Row${String(at)},https://www.linkedin.com/in/fay-row-${String(at)},,,,\n`;
    const file = header + Array.from({ length: 2010 }, (_, at) => row(at)).join('');
    const key = { 'idempotency-key': 'a file on a full disk' };
    const send = () => kith.owner.post('/v1/imports?format=linkedin-csv', file, key);
    let roomFor = 1;
    documents.save = async (changes) => {
      if (!changes.some(({ collection, body }) => collection === 'import-rows' && body !== null)) return save(changes);
      if (roomFor <= 0) throw new OutsideWorld('There is no room left on the disk: free some.', false, 'disk-full');
      roomFor -= 1;
      return save(changes);
    };
    try {
      const { status, body } = await send();
      expect([status, body.code, roomFor]).toEqual([507, 'disk-full', 0]);
    } finally {
      documents.save = save;
    }
    const [last] = (await kith.owner.get('/v1/imports?limit=1')).body.items;
    expect(last).toMatchObject({ state: 'failed', problem: { text: expect.stringContaining('nothing was imported') } });
    const { body: events } = await kith.owner.get('/v1/ledger');
    expect(events).not.toContain(last.id);
    const { status, body } = await send();
    expect([status, body.id, body.state]).toEqual([202, last.id, 'deciding']);
  });

  test('a request of another page is not carried out', async () => {
    const { status, body } = await kith.owner.post(
      `/v1/contacts/${contact}/notes`,
      { text: 'hi' },
      { origin: 'https://elsewhere.example' },
    );
    expect([status, body.code]).toEqual([403, 'foreign-origin']);
  });
});
