import { describe, expect, test } from '@jest/globals';
import type { Mailbox, MailHeaders } from '#libs/ports/mailbox.js';
import { item, message } from './testing/messages.js';
import { withWhomItMissed } from './whom-it-missed.js';

const from = ['me@team.example'];
const sent = [
  message(9, { from, to: ['ada@ada.example'], cc: ['Me@team.example'] }),
  message(10, { from, to: ['ada@ada.example'], cc: ['bo@b.example'] }),
];
const where = { sent: 'Sent', own: new Set(from) };
const dsn = { 'content-type': 'multipart/report; report-type=delivery-status' };

/** Whom this report is about, and what was looked for among the sent messages. */
async function missed(lines: MailHeaders['lines'], more: Parameters<typeof item>[0] = {}) {
  const asked: string[] = [];
  const mailbox: Pick<Mailbox, 'find'> = {
    async find({ folder, messageId }) {
      asked.push(`${folder} ${messageId}`);
      return sent.find((one) => one.lines['message-id'] === `<${messageId}>`) ?? null;
    },
  };
  const report = item({ others: ['mailer-daemon@mx.example'], lines: { ...dsn, ...lines }, ...more });
  const [first] = await withWhomItMissed(mailbox, [report], where);
  return { failed: first?.failed, asked };
}

describe('a delivery report that names no address', () => {
  test('is about whom the message went to that it answers', async () => {
    expect((await missed({ 'in-reply-to': '<9@ada.example>' })).failed).toEqual(['ada@ada.example']);
    expect((await missed({ references: '<0@ada.example> <9@ada.example>' })).failed).toEqual(['ada@ada.example']);
  });

  test('says of none that it failed where the message went to several, or is not there', async () => {
    expect((await missed({ 'in-reply-to': '<10@ada.example>' })).failed).toEqual([]);
    expect((await missed({ 'in-reply-to': '<11@ada.example>' })).failed).toEqual([]);
    expect(await missed({})).toEqual({ failed: [], asked: [] });
  });
});

test('nothing is looked for of a report that names its addresses, nor of any other message', async () => {
  const named = { failed: ['bo@b.example'] };
  expect(await missed({ 'in-reply-to': '<9@ada.example>' }, named)).toEqual({ ...named, asked: [] });
  expect((await missed({ 'in-reply-to': '<9@ada.example>', 'content-type': 'text/plain' })).asked).toEqual([]);
});
