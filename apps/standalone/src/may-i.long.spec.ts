import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from './testing/test-server.js';

interface Answer {
  may: boolean;
  verdicts: { rule: string; ok: boolean }[];
}

const refusing = ({ verdicts }: Answer): string[] => verdicts.flatMap(({ rule, ok }) => (ok ? [] : [rule]));

describe('"may I?" of somebody who does not know us', () => {
  let kith: TestServer;
  let stranger = '';

  const added = async (name: string, more: object): Promise<string> => {
    const person = { name: { given: name, family: 'Quist', full: `${name} Quist` }, ...more };
    return ((await kith.owner.post('/v1/contacts', person)).body as { id: string }).id;
  };
  const mayI = async (identity: string): Promise<Answer> =>
    (await kith.owner.get(`/v1/may-i?identity=${encodeURIComponent(identity)}`)).body as Answer;
  const ask = (more: object) =>
    kith.owner.post('/v1/suggestions', { contact: stranger, reason: { kind: 'question', text: null }, ...more });

  beforeAll(async () => {
    kith = await startTestServer();
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    await kith.owner.post('/v1/pools', { name: 'Team', home });
    const identities = ['bo@quist.example', 'https://www.linkedin.com/in/bo-quist', 'https://github.com/boquist'];
    stranger = await added('Bo', { basis: 'told', identities });
    await added('Cy', { basis: 'own-relation', identities: ['cy@quist.example'] });
    await added('Di', { basis: 'told', country: 'US', identities: ['di@quist.example'] });
  });
  afterAll(() => kith.stop());

  test.each(['bo@quist.example', 'https://www.linkedin.com/in/bo-quist', 'https://github.com/boquist'])(
    'is no: at %s they would get a message',
    async (identity) => {
      const answer = await mayI(identity);
      expect(answer.may).toBe(false);
      expect(refusing(answer)).toEqual(['country']);
    },
  );

  test('is yes of whom we know, and where the law leaves it to them', async () => {
    expect(refusing(await mayI('cy@quist.example'))).toEqual([]);
    expect(refusing(await mayI('di@quist.example'))).toEqual([]);
  });

  test('is no on their page, too, where no way is named', async () => {
    const answer = (await kith.owner.get(`/v1/contacts/${stranger}/verdicts`)).body as Answer;
    expect([answer.may, refusing(answer)]).toEqual([false, ['country']]);
  });

  test('is what asking says: no by e-mail and without a way, yes by an invitation', async () => {
    for (const more of [{ channel: 'email' }, {}]) {
      const { status, body } = await ask(more);
      expect([status, refusing(body)]).toEqual([409, ['country']]);
    }
    expect((await ask({ channel: 'invitation' })).status).toBe(201);
  });
});
