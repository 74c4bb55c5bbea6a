/* eslint max-lines: [error, 400] -- one morning, and each way to hear of it */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { INSTALLATION } from '#libs/http/access-records.js';
import type { MemberMail } from '#libs/ports/mail.js';
import type { Platform } from '#libs/ports/platform.js';
import { readLink } from '#libs/transport/wrote-link.js';
import { DAY, HOUR, LivePool, MONDAY, POOL } from '../testing/live-pool.js';
import { begun, type Attempt } from './attempt.js';
import { FakeWays } from './testing/fake-ways.js';

/** The next morning's round is at eight in Berlin, 22 hours after MONDAY. */
const TO_MORNING = 22 * HOUR;
const MINUTE = 60_000;
const secret = 'https://hooks.slack.com/services/T0/B0/secret';

let pool: LivePool;
let ways: FakeWays;
beforeEach(async () => {
  ways = new FakeWays();
  pool = await LivePool.open(['m_1', 'm_2'], ways);
  await pool.say('member.change', {
    ...{ member: 'm_1', role: 'owner', name: 'Ruth', zone: 'Europe/Berlin' },
    email: 'ruth@example.org',
  });
});
afterEach(() => pool.close());

const choose = (more: object = {}) =>
  pool.say('digest.choose', { member: 'm_1', channel: 'email', language: 'en', chat: null, ...more });
const toSlack = () => choose({ channel: 'chat', chat: { kind: 'slack', webhook: secret } });
const sent = () => pool.facts('digest.sent');
const attempt = async (kind = 'morning'): Promise<Attempt | undefined> => {
  const [found] = await pool.platform.documents.many(POOL, [{ collection: 'digest-attempt', key: `m_1/${kind}` }]);
  return found?.body as Attempt | undefined;
};
const mailState = async (): Promise<unknown> => {
  const [found] = await pool.platform.documents.many(INSTALLATION, [{ collection: 'mail-state', key: 'smtp' }]);
  return found?.body;
};

describe('a morning’s digest', () => {
  test('says who is open, why, and asks of each whether it was written, to the member alone', async () => {
    await choose();
    const { suggestion } = await pool.offeredAda();
    await pool.pass(TO_MORNING + 10 * MINUTE);
    expect(ways.mails).toHaveLength(1);
    const [mail] = ways.mails as [MemberMail];
    expect(mail).toMatchObject({
      to: { address: 'ruth@example.org' },
      subject: 'One person to write to',
      unsubscribe: 'https://kith.example.org/settings#digest',
    });
    expect(mail.subject).not.toContain('Ada');
    for (const body of [mail.text, mail.html]) expect(body).toContain('Ada Example');
    expect(mail.html).not.toMatch(/<img|<script|<link|src=/);
    const [, token = ''] = /\/wrote#(\S+)/.exec(mail.text) ?? [];
    expect(readLink(token)).toMatchObject({ pool: POOL, member: 'm_1', suggestion });
    expect(await sent()).toEqual([
      { member: 'm_1', day: '2026-01-13', trigger: 'morning', channel: 'email', offers: 1, questions: 0 },
    ]);
  });

  test('goes out once a day, as long as something is open', async () => {
    await choose();
    await pool.offeredAda();
    await pool.pass(3 * DAY);
    expect((await sent()).map(({ day }) => day)).toEqual(['2026-01-13', '2026-01-14', '2026-01-15']);
    expect(ways.mails).toHaveLength(3);
  });

  test('does not go out without an offer or a question, nor to whoever chose none', async () => {
    await choose();
    await pool.pass(2 * DAY);
    expect(ways.mails).toEqual([]);
    expect(await attempt()).toMatchObject({ state: 'nothing' });
    await choose({ channel: 'none' });
    await pool.offeredAda();
    await pool.pass(2 * DAY);
    expect(ways.mails).toEqual([]);
  });

  test('asks whether an accepted one was written', async () => {
    await choose({ language: 'de' });
    await pool.say('suggestion.accept', { ...(await pool.offeredAda()), channel: 'email' });
    await pool.pass(TO_MORNING + 10 * MINUTE);
    expect(ways.mails[0]).toMatchObject({ subject: 'Hast du geschrieben?' });
    expect(ways.mails[0]?.text).toContain('Du wolltest schreiben. Hast du?');
    expect(await sent()).toMatchObject([{ offers: 0, questions: 1 }]);
  });

  test('goes to the chat that was chosen', async () => {
    await toSlack();
    await pool.offeredAda();
    await pool.pass(TO_MORNING + 10 * MINUTE);
    expect(ways.posts).toMatchObject([{ url: secret }]);
    expect(JSON.stringify(ways.posts)).toContain('Ada Example');
    expect(await sent()).toMatchObject([{ channel: 'chat' }]);
  });

  test('is tried again as long as it cannot have left, and once more if the chat may have it', async () => {
    await toSlack();
    await pool.offeredAda();
    ways.failures = ['too-slow', 'too-slow', 'unanswered', 'unanswered'];
    await pool.pass(TO_MORNING + 4 * MINUTE);
    expect(await attempt()).toMatchObject({ state: 'failed', tries: 2, unsure: 0, code: 'too-slow' });
    expect(await sent()).toEqual([]);
    await pool.pass(2 * HOUR);
    expect(await attempt()).toMatchObject({ state: 'sent', tries: 4, unsure: 2 });
    expect(ways.posts).toHaveLength(2);
    expect(await sent()).toHaveLength(1);
  });

  test('is given up for the day where the chat knows the address no more', async () => {
    ways.status = 404;
    await toSlack();
    await pool.offeredAda();
    await pool.pass(TO_MORNING + 2 * HOUR);
    expect(ways.posts).toHaveLength(1);
    expect(await attempt()).toMatchObject({ state: 'given-up', code: 'chat-refused' });
    expect(await sent()).toEqual([]);
  });

  test('never goes to somebody who came in as a contact under the same address', async () => {
    await choose();
    await pool.offeredAda();
    await pool.meet('Ruth');
    await pool.pass(TO_MORNING + HOUR);
    expect(ways.mails).toEqual([]);
    expect(await attempt()).toMatchObject({ state: 'given-up', code: 'address-of-contact' });
  });
});

describe('a mail server that fails', () => {
  test('is asked again after growing waits, said in the status, and forgotten once it takes mail', async () => {
    await choose();
    await pool.offeredAda();
    expect(await mailState()).toMatchObject({ available: true, failingSince: null });
    ways.failures = ['mail-unreachable', 'mail-busy', 'mail-unreachable', 'mail-login-refused'];
    await pool.pass(TO_MORNING + 4 * MINUTE);
    expect(await attempt()).toMatchObject({ state: 'failed', tries: 2, code: 'mail-busy' });
    expect(await mailState()).toMatchObject({ failingSince: expect.any(Number), code: 'mail-busy' });
    await pool.pass(HOUR);
    expect(ways.mails).toHaveLength(1);
    expect(await attempt()).toMatchObject({ state: 'sent', tries: 5 });
    expect(await mailState()).toEqual({ available: true, failingSince: null, code: null });
    expect(await sent()).toHaveLength(1);
  });

  test('is asked again in time although the queue is filled anew while it is waited for', async () => {
    await choose();
    await pool.offeredAda();
    ways.failures = ['mail-unreachable', 'mail-busy'];
    await pool.pass(TO_MORNING + 4 * MINUTE);
    await pool.reminders.fillQueue();
    await pool.pass(MINUTE / 2);
    expect(await attempt()).toMatchObject({ state: 'failed', tries: 2 });
    await pool.pass(MINUTE);
    expect(await attempt()).toMatchObject({ state: 'sent', tries: 3 });
  });

  test('is not well only because a message may be out and is not tried again', async () => {
    await choose();
    await pool.offeredAda();
    const failing = { available: true, failingSince: MONDAY, code: 'mail-unanswered' };
    const of = '2026-01-13/morning';
    const lost: Attempt = { ...begun(null, of, MONDAY), unsure: 1 };
    await pool.platform.documents.save([
      { pool: INSTALLATION, collection: 'mail-state', key: 'smtp', seq: MONDAY, body: failing },
      { pool: POOL, collection: 'digest-attempt', key: 'm_1/morning', seq: 1, body: lost },
    ]);
    await pool.pass(TO_MORNING + 10 * MINUTE);
    expect(ways.mails).toEqual([]);
    expect(await sent()).toHaveLength(1);
    expect(await mailState()).toEqual(failing);
  });

  test('is left alone when the morning is over', async () => {
    await choose();
    await pool.offeredAda();
    ways.failures = Array.from({ length: 100 }, () => 'mail-unreachable');
    await pool.pass(TO_MORNING + 5 * HOUR);
    const left = ways.failures.length;
    await pool.pass(6 * HOUR);
    expect(ways.failures).toHaveLength(left);
    expect(left).toBeGreaterThan(85);
    ways.failures = [];
    await pool.pass(DAY);
    expect((await sent()).map(({ day }) => day)).toEqual(['2026-01-14']);
  });

  test('that may have taken a message gets it once more, and no more', async () => {
    await choose();
    await pool.offeredAda();
    ways.failures = Array.from({ length: 9 }, () => 'mail-unanswered');
    await pool.pass(TO_MORNING + 4 * HOUR);
    expect(ways.mails).toHaveLength(2);
    expect(new Set(ways.mails.map(({ id }) => id)).size).toBe(1);
    expect(await sent()).toHaveLength(1);
  });
});

/** Whatever is to be saved of an attempt after the message is out is lost with the process. */
const deafAfterSending = (platform: Platform): Platform => ({
  ...platform,
  documents: {
    ...platform.documents,
    ...{ many: (...args) => platform.documents.many(...args), list: (query) => platform.documents.list(query) },
    save: (changes) => {
      const ends = changes.some(({ collection, body }) => {
        return collection === 'digest-attempt' && (body as Attempt).state !== 'sending';
      });
      return ends ? new Promise(() => undefined) : platform.documents.save(changes);
    },
  },
});

describe('a restart', () => {
  test('between sending and storing sends once more, a second one no more', async () => {
    await choose();
    await pool.offeredAda();
    await pool.restart(deafAfterSending);
    pool.clock.jump(MONDAY + TO_MORNING + 3 * MINUTE);
    for (const mails of [1, 2, 2]) {
      await pool.reminders.fillQueue();
      await pool.clock.advance(pool.clock.now() + 1);
      expect(ways.mails).toHaveLength(mails);
      pool.clock.jump(pool.clock.now() + 40 * MINUTE);
      await pool.restart(mails === 2 ? undefined : deafAfterSending);
    }
    await pool.pass(HOUR);
    expect(ways.mails).toHaveLength(2);
    expect(await sent()).toHaveLength(1);
  });

  test('after days away tells of one morning, and folding the schedule anew of none', async () => {
    await choose();
    await pool.offeredAda();
    pool.clock.jump(MONDAY + 2 * DAY + TO_MORNING + HOUR);
    await pool.restart();
    await pool.pass(2 * HOUR);
    expect((await sent()).map(({ day }) => day)).toEqual(['2026-01-15']);
    for (const collection of ['schedule', 'schedule-member', 'schedule-pool', 'digest-attempt']) {
      await pool.platform.documents.clear(POOL, collection);
    }
    await pool.platform.documents.clear('-', 'schedule-position');
    await pool.restart();
    await pool.pass(HOUR);
    expect(ways.mails).toHaveLength(1);
  });
});

describe('one that is asked for', () => {
  test('comes at once, also when there is nothing to say, and once', async () => {
    await choose();
    await pool.say('digest.ask', { member: 'm_1' });
    await pool.pass(MINUTE);
    expect(ways.mails).toMatchObject([{ subject: 'Nobody waits for you today' }]);
    expect(await sent()).toMatchObject([{ trigger: expect.stringMatching(/^asked\//), offers: 0 }]);
    await pool.pass(3 * HOUR);
    expect(ways.mails).toHaveLength(1);
  });

  test('says what keeps it from coming', async () => {
    await choose();
    ways.failures = ['mail-address-refused'];
    await pool.say('digest.ask', { member: 'm_1' });
    await pool.pass(HOUR);
    expect(await attempt('asked')).toMatchObject({ state: 'given-up', code: 'mail-address-refused' });
    expect(await mailState()).toMatchObject({ failingSince: null });
  });
});
