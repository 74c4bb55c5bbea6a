import { describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Egress } from '#libs/ports/egress.js';
import type { MailFolder } from '#libs/ports/mailbox.js';
import { problemText } from '../../sources/problem.texts.js';
import { mailProblems } from './imap-problems.texts.js';
import { imap } from './imap.js';
import { lookBackInMailbox, pullMailbox, type MailCursor } from './pull-mailbox.js';
import { world, type Told } from './testing/memory-mailbox.js';
import { DAY, message, NOW } from './testing/messages.js';

const settings = { server: 'imap.team.example', user: 'me@team.example' };
const pull = (told: Told, cursor: MailCursor | null = null, more = {}) =>
  pullMailbox({ ...settings, ...more }, cursor, world(told));
const ours = (uid: number, days: number) =>
  message(uid, { from: ['me@team.example'], to: ['ada@ada.example'], receivedAt: NOW - days * DAY });
const theirs = (uid: number, days: number) => message(uid, { receivedAt: NOW - days * DAY });
const many = (count: number, days: number) => Array.from({ length: count }, (_, i) => theirs(i + 1, days - i / count));

/** Every page up to the last, as a run asks for them. */
async function whole(told: Told, cursor: MailCursor | null = null) {
  const pages = [await pull(told, cursor)];
  for (let last = pages[0]; last?.more === true; pages.push(last)) last = await pull(told, last.cursor);
  return { ids: pages.flatMap(({ items }) => items.map(({ id }) => id)), pages, cursor: pages.at(-1)?.cursor ?? {} };
}

describe('a mailbox', () => {
  test('tells inbox and sent messages in the order of time, and no other folder', async () => {
    const messages = { INBOX: [theirs(1, 5), theirs(2, 1)], Gesendet: [ours(9, 4)], Boats: [theirs(3, 2)] };
    const page = await pull({ messages });
    expect(page.items.map(({ by, at }) => [by, (NOW - at) / DAY])).toEqual([
      ['them', 5],
      ['us', 4],
      ['them', 1],
    ]);
    expect(page).toMatchObject({
      more: false,
      cursor: { INBOX: { validity: '1', uid: 2 }, Gesendet: { validity: '1', uid: 9 } },
    });
  });

  test('tells what came back behind what was sent, whatever the clocks say, and of nobody unknown', async () => {
    const deliveries = ['ada@ada.example', 'bo@b.example'].map((address) => ({
      ...{ address, action: 'failed', status: '5.1.1' },
    }));
    const report = { 'content-type': 'multipart/report; report-type=delivery-status' };
    const back = message(1, {
      from: ['mailer-daemon@mx.example'],
      lines: report,
      deliveries,
      receivedAt: NOW - DAY - 1,
    });
    const messages = { INBOX: [back], Gesendet: [ours(9, 1)] };
    const { items } = await pull({ messages, known: ['email:ada@ada.example'] });
    expect(items.map(({ by, failed }) => [by, failed])).toEqual([
      ['us', []],
      ['them', ['ada@ada.example']],
    ]);
    expect(JSON.stringify(items)).not.toContain('bo@b.example');
  });

  test('is asked only for what is behind what was told', async () => {
    const first = await whole({ messages: { INBOX: many(3, 9) } });
    const next = await pull({ messages: { INBOX: [...many(3, 9), theirs(7, 0)] } }, first.cursor);
    expect(next.items).toHaveLength(1);
    expect((await pull({ messages: { INBOX: many(3, 9) } }, next.cursor)).items).toEqual([]);
  });

  test('that is large comes page by page, every message once, the sent ones first', async () => {
    const messages = { INBOX: many(700, 90), Gesendet: Array.from({ length: 600 }, (_, i) => ours(1000 + i, 50)) };
    const { ids, pages } = await whole({ messages });
    expect(pages.map(({ items }) => items.length)).toEqual([500, 500, 300]);
    expect(pages[0]?.items.every(({ by }) => by === 'us')).toBe(true);
    expect(new Set(ids).size).toBe(1300);
  });

  test('whose numbers begin anew is read again, and every message has the name it had', async () => {
    const messages = { INBOX: many(3, 9) };
    const first = await whole({ messages });
    const renumbered = { INBOX: messages.INBOX.map((one) => ({ ...one, uid: one.uid + 40 })) };
    const again = await whole({ messages: renumbered, validity: '2' }, first.cursor);
    expect(again.ids).toEqual(first.ids);
    expect(again.cursor['INBOX']).toEqual({ validity: '2', uid: 43 });
  });

  test('tells nothing older than two years, whenever it was put there', async () => {
    const old = message(2, { receivedAt: NOW - DAY, lines: { date: 'Thu, 1 Jan 2015 10:00:00 +0000' } });
    expect(await pull({ messages: { INBOX: [theirs(1, 729), old] } })).toMatchObject({ items: [{}], left: 1 });
  });

  test('is looked back into for three months, from their beginning, page by page', async () => {
    const messages = {
      INBOX: [theirs(1, 92), ...many(600, 89).map((one) => ({ ...one, uid: one.uid + 1 }))],
      Gesendet: [ours(9, 3)],
    };
    const first = await lookBackInMailbox(settings, {}, world({ messages }));
    expect([first.items.length, first.more]).toEqual([500, true]);
    const last = await lookBackInMailbox(settings, first.cursor, world({ messages }));
    expect([last.items.length, last.more]).toEqual([101, false]);
    const from = imap.lookBack?.from;
    expect(await imap.lookBack?.pull(settings, from, world({ messages }))).toEqual(first);
  });

  test('is opened with the app password, or else with the token', async () => {
    const word = world({});
    await pullMailbox(settings, null, word);
    expect(word.opened).toEqual([
      { url: 'imaps://imap.team.example', user: 'me@team.example', by: 'password', secret: 'word' },
    ]);
    const token = world({ secrets: { token: 'ya' } });
    await pullMailbox(settings, null, token);
    expect(token.opened).toMatchObject([{ by: 'token', secret: 'ya' }]);
  });

  test('without a folder of sent messages says so, and takes the one that is named', async () => {
    const folders: MailFolder[] = [
      { path: 'INBOX', use: 'inbox' },
      { path: 'Archive/Out', use: null },
    ];
    await expect(pull({ folders })).rejects.toMatchObject({ code: 'mail-no-sent' });
    await expect(pull({ folders }, null, { sent: 'Out' })).rejects.toMatchObject({ code: 'mail-folder-gone' });
    const messages = { 'Archive/Out': [ours(1, 1)] };
    expect(await pull({ folders, messages }, null, { sent: 'Archive/Out' })).toMatchObject({ items: [{ by: 'us' }] });
  });

  test('whose sent messages lie in the inbox is read once, and the addresses tell who wrote', async () => {
    const messages = { INBOX: [theirs(1, 3), ours(2, 2)] };
    const first = await pull({ messages }, null, { sent: 'INBOX' });
    expect(first.items.map(({ by }) => by)).toEqual(['them', 'us']);
    expect(await pull({ messages }, first.cursor, { sent: 'INBOX' })).toMatchObject({ items: [], more: false });
  });

  test('counts what did not come among what is left', async () => {
    expect(await pull({ messages: { INBOX: [theirs(1, 3)] }, missing: 2 })).toMatchObject({ items: [{}], left: 4 });
  });

  test('knows the member by every address they write under', async () => {
    const messages = { INBOX: [message(1, { from: ['Bo@Old.example'], to: ['ada@ada.example'] })] };
    const page = await pull({ messages }, null, { aliases: 'bo@old.example; b@team.example' });
    expect(page.items).toMatchObject([{ by: 'us', others: ['ada@ada.example'] }]);
  });
});

describe('a mailbox that fails', () => {
  const failing = (code: string, retriable = true): Egress => ({
    ...world({}).egress,
    mailbox: () => Promise.reject(new OutsideWorld('no', retriable, code)),
  });
  const asked = (code: string) => pullMailbox(settings, null, { ...world({}), egress: failing(code) });

  test('stops when it does not let us in, so that it is not locked; anything else is tried again', async () => {
    await expect(asked('mail-login-refused')).rejects.toMatchObject({ why: { stops: 'refused' } });
    await expect(asked('unreachable')).rejects.toMatchObject({ code: 'mail-unreachable', why: {} });
  });

  test.each(Object.keys(mailProblems.en))('with %s has words of its own in both languages', (code) => {
    const [en, de] = [problemText({ code, facts: {} }, 'en'), problemText({ code, facts: {} }, 'de')];
    expect([en.text, en.todo, de.text, de.todo].every((text) => text.length > 10)).toBe(true);
    expect(en.text).not.toBe(de.text);
  });
});

describe('settings', () => {
  const valid = (given: object) => imap.settings.safeParse({ ...settings, ...given }).success;

  test('need a password or a token, and one of the two', () => {
    expect([valid({ password: 'a' }), valid({ token: 'b' })]).toEqual([true, true]);
    expect([valid({}), valid({ password: 'a', token: 'b' })]).toEqual([false, false]);
  });

  test.each(['imap.example.org/x', 'me@imap.example.org', 'a b', ''])('%p is no mail server', (server) => {
    expect(valid({ password: 'a', server })).toBe(false);
  });
});
