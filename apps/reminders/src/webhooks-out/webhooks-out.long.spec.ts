/* eslint max-lines: [error, 400] -- one other system, and everything that may become of what it is told */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import type { PostAnswer } from '#libs/ports/posting.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { DAY, HOUR, LivePool, POOL } from '../testing/live-pool.js';
import type { Message } from './message.js';
import { startWebhooks } from './start-webhooks.js';
import { FakePosting, type Heard } from './testing/fake-posting.js';

const MINUTE = 60_000;
const URL_A = 'https://a.example/kith';
const URL_B = 'https://b.example/kith';

let pool: LivePool;
let other: FakePosting;
let secret: string;

beforeEach(async () => {
  pool = await LivePool.open();
  other = new FakePosting(() => pool.clock.now());
  pool.way = { posting: other };
  await pool.restart();
});
afterEach(() => pool.close());

/** Adds a system that is told of these types. */
async function adds(webhook: string, address: string, types = ['contact.added', 'contact.kept', 'privacy.erased']) {
  secret = (await new WebhookSecrets(pool.platform).first(POOL, webhook)) ?? '';
  await pool.say('webhook.add', { webhook, name: webhook, address, types, member: 'm_1' });
}
const idle = () => pool.reminders.idle();
const idsOf = (heard: readonly Heard[]) => heard.map(({ id }) => id);
const told = (type: string) => pool.ledger(type).then((events) => events.map(({ id }) => id));
const messages = async (): Promise<Message[]> => {
  const stored = await pool.platform.documents.all(POOL, 'webhook-message', null, 100);
  return stored.map(({ body }) => body as Message);
};
const hooks = async (): Promise<{ webhook: string; stopped: object | null }[]> => {
  const [found] = await pool.platform.documents.many(POOL, [{ collection: 'webhook', key: 'self' }]);
  return (found?.body as { hooks: { webhook: string; stopped: object | null }[] }).hooks;
};

describe('another system', () => {
  test('is told of what it wants to hear, in order, each once, under the id of the event', async () => {
    await pool.meet('Before');
    await adds('w_a', URL_A);
    for (const name of ['Ada', 'Bo', 'Cy']) {
      const contact = await pool.meet(name);
      await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    }
    await pool.pass(MINUTE);
    expect(other.heard.map(({ type }) => type)).toEqual(Array(3).fill(['contact.added', 'contact.kept']).flat());
    const events = await pool.ledger('contact.added', 'contact.kept');
    expect(idsOf(other.heard)).toEqual(events.slice(1).map(({ id }) => id));
    expect((await messages()).map(({ state, tries }) => [state, tries])).toEqual(Array(6).fill(['delivered', 1]));
  });

  test('hears facts and ids, and never who somebody is', async () => {
    await adds('w_a', URL_A);
    const contact = await pool.meet('Ada', { headline: 'Pilot', employer: 'Example Air' });
    await idle();
    const [first] = other.heard;
    const { type, timestamp, data } = JSON.parse(first?.body ?? '') as {
      type: string;
      timestamp: string;
      data: object;
    };
    expect([type, Number.isNaN(Date.parse(timestamp))]).toEqual(['contact.added', false]);
    expect(data).toMatchObject({ pool: POOL, epoch: 1, subject: contact, facts: { basis: 'own-relation' } });
    expect(first?.body).not.toMatch(/Ada|Pilot|Air|example\.org|sealed|cause/);
  });

  test('can tell that it was us, with either of the two newest secrets', async () => {
    await adds('w_a', URL_A);
    const secrets = new WebhookSecrets(pool.platform);
    const second = await secrets.add(POOL, 'w_a');
    await pool.meet('Ada');
    await idle();
    const third = await secrets.add(POOL, 'w_a');
    await pool.meet('Bo');
    await idle();
    const opens = (by: string | null, { body, headers }: Heard) => {
      // The library asks its own clock, which no test holds: its signature alone is compared.
      const at = new Date(Number(headers['webhook-timestamp']) * 1000);
      const mine = new Webhook(by ?? '').sign(String(headers['webhook-id']), at, body);
      return headers['webhook-signature']?.split(' ').includes(mine);
    };
    const [ada, bo] = other.heard as [Heard, Heard];
    expect([secret, second, third].map((by) => opens(by, ada))).toEqual([true, true, false]);
    expect([secret, second, third].map((by) => opens(by, bo))).toEqual([false, true, true]);
    expect(opens(secret, { ...ada, body: `${ada.body} ` })).toBe(false);
    expect(JSON.stringify(await pool.platform.documents.all(POOL, 'webhook-secret', null, 9))).not.toContain('whsec');
  });

  test('is told over HTTP what its own library verifies', async () => {
    const taken: { body: string; headers: Record<string, string> }[] = [];
    const server: LocalServer = await startLocalServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        taken.push({ body, headers: request.headers as Record<string, string> });
        response.writeHead(204).end();
      });
    });
    // Signed at the time of the machine, which is what the library on the other side compares with.
    pool.clock.jump(Date.now());
    const options = { clock: pool.clock, userAgent: 'Kith/test', allow: [server.place], limits: { paceMs: 0 } };
    pool.way = { posting: createEgress(options) };
    await pool.restart();
    await adds('w_a', server.url('/kith'));
    await pool.meet('Ada');
    await idle();
    const [first] = taken;
    expect(new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})).toMatchObject({
      type: 'contact.added',
    });
    expect(() => new Webhook(secret).verify(`${first?.body} `, first?.headers ?? {})).toThrow();
    await server.stop();
  });
});

describe('a system that fails', () => {
  test('is told again after growing waits, under the same id, until it takes it', async () => {
    await adds('w_a', URL_A);
    const answers = ['unreachable', 'unanswered', 'too-slow'];
    other.answer = () => answers.shift() ?? { status: 200, rest: 0 };
    await pool.meet('Ada');
    const began = pool.clock.now();
    await idle();
    await pool.pass(10 * MINUTE);
    expect(other.heard.map(({ at }) => at - began)).toEqual([0, MINUTE, 3 * MINUTE, 7 * MINUTE]);
    expect(new Set(idsOf(other.heard)).size).toBe(1);
    expect(await messages()).toMatchObject([{ state: 'delivered', tries: 4, last: { status: 200, code: null } }]);
  });

  test('is left alone for as long as it wants', async () => {
    await adds('w_a', URL_A);
    const answers: PostAnswer[] = [{ status: 429, rest: 20 * MINUTE }];
    other.answer = () => answers.shift() ?? { status: 200, rest: 0 };
    const began = pool.clock.now();
    await pool.meet('Ada');
    await pool.meet('Bo');
    await idle();
    await pool.pass(30 * MINUTE);
    expect(other.heard.map(({ at }) => at - began)).toEqual([0, 20 * MINUTE, 20 * MINUTE]);
  });

  test('is told nothing more after three days in which nothing arrived, and of what comes once it is resumed', async () => {
    await adds('w_a', URL_A);
    other.answer = () => ({ status: 500, rest: 0 });
    await pool.meet('Ada');
    await idle();
    await pool.pass(4 * DAY);
    expect(await hooks()).toMatchObject([{ webhook: 'w_a', stopped: { reason: 'failing' } }]);
    const tries = other.heard.length;
    expect(tries).toBeGreaterThan(10);
    expect((other.heard.at(-1)?.at ?? 0) - (other.heard[0]?.at ?? 0)).toBeGreaterThanOrEqual(3 * DAY - 12 * HOUR);
    await pool.meet('Bo');
    await pool.pass(DAY);
    expect(other.heard).toHaveLength(tries);
    other.answer = () => ({ status: 200, rest: 0 });
    await pool.say('webhook.resume', { webhook: 'w_a' });
    await pool.meet('Cy');
    await pool.pass(DAY);
    const added = await told('contact.added');
    expect(idsOf(other.heard.slice(tries))).toContain(added[2]);
    expect(idsOf(other.heard)).not.toContain(added[1]);
  });

  test('is told nothing more once it says that it is gone', async () => {
    await adds('w_a', URL_A);
    other.answer = () => ({ status: 410, rest: 0 });
    await pool.meet('Ada');
    await pool.meet('Bo');
    await pool.pass(HOUR);
    expect(other.heard).toHaveLength(1);
    expect(await hooks()).toMatchObject([{ stopped: { reason: 'gone' } }]);
  });

  test('holds up neither what else it is told, where it refuses one message, nor anybody else, where it is away', async () => {
    await adds('w_a', URL_A);
    await adds('w_b', URL_B);
    const [ada] = [await pool.meet('Ada')];
    other.answer = ({ url, body }) => {
      if (url === URL_B) return 'unreachable';
      return { status: body.includes(ada) ? 422 : 200, rest: 0 };
    };
    await idle();
    const before = other.heard.length;
    await pool.meet('Bo');
    await pool.meet('Cy');
    await idle();
    const since = other.heard.slice(before);
    expect(since.map(({ url }) => url)).toEqual([URL_A, URL_A]);
  });

  test('that never answers holds up nobody: others are told, mornings are held', async () => {
    await adds('w_a', URL_A);
    await adds('w_b', URL_B);
    let answer: (one: PostAnswer) => void = () => undefined;
    const silent = new Promise<PostAnswer>((resolve) => (answer = resolve));
    other.answer = ({ url }) => (url === URL_A ? silent : { status: 200, rest: 0 });
    await pool.meet('Ada');
    await pool.meet('Bo');
    await pool.clock.advance(pool.clock.now() + DAY);
    expect(other.heard.filter(({ url }) => url === URL_A)).toHaveLength(1);
    expect(other.heard.filter(({ url }) => url === URL_B)).toHaveLength(2);
    expect(await pool.roundsHeld()).toHaveLength(1);
    answer({ status: 200, rest: 0 });
    await idle();
    expect(other.heard.filter(({ url }) => url === URL_A)).toHaveLength(2);
  });
});

describe('at least once, and hardly ever twice', () => {
  test('a crash while somebody is told has it told once more, under the same id', async () => {
    await adds('w_a', URL_A);
    other.answer = () => new Promise(() => undefined);
    await pool.meet('Ada');
    await pool.clock.advance(pool.clock.now());
    expect(other.heard).toHaveLength(1);
    other.answer = () => ({ status: 200, rest: 0 });
    await pool.restart();
    await pool.pass(5 * MINUTE);
    const [id] = await told('contact.added');
    expect(idsOf(other.heard)).toEqual([id, id]);
    expect(await messages()).toMatchObject([{ state: 'delivered', tries: 2 }]);
  });

  test('what was decided while nobody told is told at the next start', async () => {
    await adds('w_a', URL_A);
    pool.way = undefined;
    await pool.restart();
    await pool.meet('Ada');
    pool.way = { posting: other };
    await pool.restart();
    await idle();
    expect(idsOf(other.heard)).toEqual(await told('contact.added'));
  });

  test('two instances that both believe a pool is theirs tell each event once', async () => {
    await adds('w_a', URL_A);
    const parts = { say: async () => undefined, report: () => undefined };
    const second = await startWebhooks(pool.platform, { posting: other }, parts);
    for (let n = 0; n < 12; n += 1) await pool.meet(`Ada${n}`);
    await Promise.all([idle(), second.idle()]);
    await pool.pass(10 * MINUTE);
    expect(idsOf(other.heard).sort()).toEqual((await told('contact.added')).sort());
    await second.stop();
  });
});

describe('what a member asks of it', () => {
  test('is a message that tries it, which says nothing', async () => {
    await adds('w_a', URL_A);
    await pool.say('webhook.ask', { webhook: 'w_a', of: null });
    await idle();
    expect(other.heard).toMatchObject([{ type: 'webhook.test' }]);
  });

  test('is one that was told before, once more under the same id', async () => {
    await adds('w_a', URL_A);
    await pool.meet('Ada');
    await idle();
    const [first] = await messages();
    await pool.say('webhook.ask', { webhook: 'w_a', of: { epoch: first?.epoch, seq: first?.seq } });
    await pool.say('webhook.ask', { webhook: 'w_a', of: { epoch: 1, seq: 999 } });
    await idle();
    expect(idsOf(other.heard)).toEqual([first?.id, first?.id]);
  });
});

describe('what is kept of it', () => {
  test('of somebody who is erased it is told that alone, and what it was told before is forgotten', async () => {
    await adds('w_a', URL_A);
    other.answer = ({ type }) => ({ status: type === 'privacy.erased' ? 200 : 422, rest: 0 });
    const contact = await pool.meet('Ada');
    await idle();
    await pool.say('privacy.erase', { contact, ground: 'wish' });
    await idle();
    const erase = pool.reminders.erasers['webhooks'];
    await pool.platform.keys.destroy(POOL, [contact]);
    expect(await erase?.({ pool: POOL, contact, subjects: [contact], hashes: [] })).toBe(true);
    await pool.pass(HOUR);
    expect(other.heard.at(-1)).toMatchObject({ type: 'privacy.erased' });
    expect((await messages()).map(({ type }) => type)).toEqual(['privacy.erased']);
  });

  test('is what became of each message, for 30 days', async () => {
    await adds('w_a', URL_A);
    await pool.meet('Ada');
    await idle();
    const later = async (days: number, name: string) => {
      pool.clock.jump(pool.clock.now() + days * DAY);
      await pool.meet(name);
      await idle();
      return (await messages()).length;
    };
    expect(await later(29, 'Bo')).toBe(2);
    expect(await later(2, 'Cy')).toBe(2);
    expect(await later(31, 'Di')).toBe(1);
  });

  test('is nothing once it is removed: its secrets and address are gone for good', async () => {
    await adds('w_a', URL_A);
    await pool.meet('Ada');
    await idle();
    await pool.say('webhook.remove', { webhook: 'w_a' });
    await pool.meet('Bo');
    await idle();
    expect(other.heard).toHaveLength(1);
    for (const collection of ['webhook-message', 'webhook-state', 'webhook-secret', 'webhook-position', 'webhook']) {
      expect(await pool.platform.documents.all(POOL, collection, null, 9)).toEqual([]);
    }
    expect((await pool.platform.keys.read(POOL, ['webhook/w_a'])).get('webhook/w_a') ?? null).toBeNull();
  });
});
