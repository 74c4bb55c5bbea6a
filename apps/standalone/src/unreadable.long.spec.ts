import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from './testing/test-server.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that cannot be read is answered in words of ours', () => {
  let kith: TestServer;
  let contact = '';

  beforeAll(async () => {
    kith = await startTestServer();
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    await kith.owner.post('/v1/pools', { name: 'Team', home });
    const name = { given: 'Bo', family: 'Quist', full: 'Bo Quist' };
    contact = (await kith.owner.post('/v1/contacts', { name })).body.id;
  });
  afterAll(() => kith.stop());

  const send = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
    kith.owner.call('POST', '/v1/contacts', body, headers);

  test('bytes that are no UTF-8: nobody is called \ufffd', async () => {
    const latin1 = Buffer.from('{"name":{"given":"","family":"","full":"Zo\xeb"}}', 'latin1');
    const { status, body } = await send(latin1);
    expect([status, body.code]).toEqual([400, 'not-utf8']);
    expect((await kith.owner.get('/v1/contacts')).body.items).toHaveLength(1);
  });

  test.each([
    ['broken JSON', '{"name":', JSON_TYPE, 400, 'not-json'],
    ['no body', '', JSON_TYPE, 422, 'invalid-input'],
    ['a forbidden field', '{"__proto__":{}}', JSON_TYPE, 400, 'field-forbidden'],
    ['a form', 'name=Bo', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'json-wanted'],
    ['plain text', '{"name":"Bo"}', { 'content-type': 'text/plain' }, 415, 'json-wanted'],
    ['a header that is none', '{}', { 'content-type': ';' }, 415, 'request-invalid'],
  ])('%s', async (_what, said, headers, wanted, code) => {
    for (const language of ['en', 'de']) {
      const { status, body } = await send(said, { ...headers, 'accept-language': language });
      expect([status, body.code]).toEqual([wanted, code]);
      expect(body.detail).toMatch(language === 'en' ? /^(The|This) .+: .+\.$/ : /^(Der|Die|Diese) .+: .+\.$/);
    }
  });

  test('a number that is none', async () => {
    const { status, body } = await kith.owner.post(`/v1/contacts/${contact}/interactions/abc/retract`);
    expect([status, body.code, body.detail]).toEqual([
      422,
      'invalid-input',
      'The field "seq" must be a number: correct it.',
    ]);
  });

  test('a command without a body needs none, whatever its header says', async () => {
    const { status } = await kith.owner.call('POST', `/v1/contacts/${contact}/revive`, '', JSON_TYPE);
    expect(status).toBe(200);
  });

  test.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded'])(
    'a file is read as a file, also if it is sent as %s',
    async (type) => {
      const file = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\nUna,P,https://www.linkedin.com/in/una-${type.length},,,,\n`;
      const { body } = await kith.owner.call('POST', '/v1/imports?format=linkedin-csv', file, { 'content-type': type });
      expect(body.state).not.toBe('failed');
      expect(body.problem ?? null).toBeNull();
    },
  );
});
