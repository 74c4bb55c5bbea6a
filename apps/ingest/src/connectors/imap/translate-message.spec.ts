import { describe, expect, test } from '@jest/globals';
import { interactionObserved } from '#libs/events/outreach.inputs.js';
import type { MailItem } from './mail-item.js';
import { readMessage } from './read-message.js';
import { DAY, item, message, NOW } from './testing/messages.js';
import { translateMessage } from './translate-message.js';
import { whatItIs } from './what-it-is.js';

const source = { id: 's_1', kind: 'imap', basis: 'own-relation' as const, contact: null, member: 'm_1' };
const told = (one: MailItem) => translateMessage(one, { source, now: NOW });
const inbox = { folder: 'inbox', own: new Set(['me@team.example']) } as const;
const sent = { ...inbox, folder: 'sent' } as const;
const crowd = (size: number) => Array.from({ length: size }, (_, i) => `p${String(i)}@x.example`);

describe('a message', () => {
  test('of theirs is a response to the member whose mailbox it is, of somebody who is a contact already', () => {
    expect(told(item())).toEqual([
      {
        kind: 'interaction.observed',
        at: NOW,
        data: {
          ...{ source: 'imap', sourceId: 'mail/1', import: null, member: 'm_1', basis: 'own-relation' },
          ...{ observedAt: NOW, name: null, title: null, onlyKnown: true, channel: 'email', at: NOW - DAY },
          what: 'they-wrote',
          identities: [{ scheme: 'email', value: 'ada@ada.example' }],
        },
      },
    ]);
  });

  test('of ours is told of everybody it went to, each once, and only by what an e-mail address is', () => {
    const others = ['Ada@Ada.example', 'bo@b.example', 'ada@ada.example', 'not an address'];
    const inputs = told(item({ by: 'us', others, recipients: 4 }));
    expect(inputs.map(({ data }) => data)).toMatchObject([
      { what: 'we-wrote', identities: [{ value: 'ada@ada.example' }] },
      { what: 'we-wrote', identities: [{ value: 'bo@b.example' }] },
    ]);
  });

  test('is told as the pool takes it', () => {
    for (const { data } of told(item({ by: 'us', others: ['bo@b.example'] })))
      expect(interactionObserved.schema.safeParse(data).success).toBe(true);
  });
});

describe('by its header lines alone a message is', () => {
  const tells: Record<string, string[]> = { personal: ['interaction.observed'], away: ['absence.observed'] };
  const report = 'multipart/report; report-type=delivery-status; boundary="x"';
  const exchange = { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'DR, OOF, AutoReply' };
  test.each<[string, string, Partial<MailItem>]>([
    ['personal', 'a plain one', {}],
    ['personal', 'one that says a person wrote it', { lines: { 'auto-submitted': 'no', precedence: 'first-class' } }],
    ['personal', 'a reply in a thread', { lines: { 'in-reply-to': '<a@b>', 'content-type': 'multipart/alternative' } }],
    ['personal', 'one to twenty', { recipients: 20 }],
    ['crowd', 'one to twenty-one', { recipients: 21 }],
    ['bounced', 'a delivery report', { lines: { 'content-type': report, 'auto-submitted': 'auto-replied' } }],
    ['bounced', 'a report in quotes', { lines: { 'content-type': 'multipart/report; Report-Type="delivery-status"' } }],
    ['bounced', 'a report in a form of its own', { lines: { 'x-failed-recipients': 'ada@ada.example' } }],
    ['away', 'an out-of-office', { lines: { 'auto-submitted': 'auto-replied (vacation)', precedence: 'bulk' } }],
    ['away', 'an out-of-office of an older program', { lines: { precedence: 'auto_reply' } }],
    ['away', 'an out-of-office of Exchange', { lines: exchange, answers: ['mail/7'] }],
    ['automatic', 'a notice of Exchange that answers nothing', { lines: exchange }],
    ['automatic', 'an answer of a program', { lines: { 'auto-submitted': 'auto-generated' }, answers: ['mail/7'] }],
    ['automatic', 'a notice of a program', { lines: { 'auto-submitted': 'Auto-Generated' } }],
    [
      'automatic',
      'a read receipt',
      { lines: { 'content-type': 'multipart/report; report-type=disposition-notification' } },
    ],
    [
      'automatic',
      'a read receipt that answered by itself',
      {
        lines: {
          'content-type': 'multipart/report; report-type=disposition-notification',
          'auto-submitted': 'auto-replied',
        },
      },
    ],
    ['automatic', 'one that takes no answer', { lines: { 'return-path': ' <> ' } }],
    ['automatic', 'one of a machine’s name', { others: ['no-reply@shop.example'] }],
    ['automatic', 'a daemon’s without any sign', { others: ['MAILER-DAEMON@mx.example'] }],
    ['list', 'one of a mailing list', { lines: { 'list-id': '<boats.example>' } }],
    ['list', 'a newsletter', { lines: { 'list-unsubscribe': '<https://n.example/u>' } }],
    ['list', 'bulk', { lines: { precedence: 'Bulk' } }],
  ])('%s: %s', (kind, _what, more) => {
    const one = item(more);
    expect(whatItIs(one)).toBe(kind);
    if (kind !== 'bounced') expect(told(one).map((input) => input.kind)).toEqual(tells[kind] ?? []);
  });

  test('what goes out by itself in our name is no message of ours', () => {
    const reply = item({ by: 'us', lines: { 'auto-submitted': 'auto-replied' } });
    expect([whatItIs(reply), told(reply)]).toEqual(['away', []]);
  });

  test('whom we write to may have any name', () => {
    expect(whatItIs(item({ by: 'us', others: ['notifications@ada.example'] }))).toBe('personal');
  });
});

describe('who wrote', () => {
  test('is told by the folder, and elsewhere by the address', () => {
    expect(readMessage(message(1), inbox)).toMatchObject({ by: 'them', others: ['ada@ada.example'] });
    const ours = message(2, { from: ['Me@Team.example'], to: ['ada@ada.example'], cc: ['me@team.example'] });
    expect(readMessage(ours, inbox)).toMatchObject({ by: 'us', others: ['ada@ada.example'], recipients: 2 });
    const alias = message(3, { from: ['old-name@team.example'], to: ['ada@ada.example'] });
    expect(readMessage(alias, sent)).toMatchObject({ by: 'us', others: ['ada@ada.example'] });
  });

  test('a note to oneself is to nobody', () => {
    const note = readMessage(message(1, { from: ['me@team.example'] }), inbox);
    expect(told(item({ ...note }))).toEqual([]);
  });

  test('a crowd is counted over To and Cc', () => {
    const many = readMessage(message(1, { to: crowd(15), cc: crowd(6) }), sent);
    expect(many?.recipients).toBe(21);
  });
});

describe('when', () => {
  const at = (date: string | undefined, receivedAt: number | null) =>
    readMessage(message(1, { receivedAt, lines: date === undefined ? {} : { date } }), inbox)?.at;

  test('is what the message says, in any zone and with a comment, however late it came', () => {
    expect(at('Mon, 1 Jun 2026 10:00:00 +0200 (CEST)', NOW)).toBe(Date.UTC(2026, 5, 1, 8));
  });

  test('is when it came if its clock runs ahead or nobody can read it', () => {
    expect(at('Sat, 1 Jan 2033 10:00:00 +0000', NOW)).toBe(NOW);
    expect(at('the day after', NOW)).toBe(NOW);
    expect(at('the day after', null)).toBeUndefined();
  });
});

describe('the name of a message', () => {
  const idOf = (one: ReturnType<typeof message>, where: typeof inbox | typeof sent = inbox) =>
    readMessage(one, where)?.id;

  test('is the same in every folder, mailbox and numbering, and quotes nothing', () => {
    const id = idOf(message(7, { lines: { 'message-id': ' <seven@ada.example>' } }));
    expect(idOf(message(900, { receivedAt: NOW, lines: { 'message-id': '<seven@ada.example> ' } }), sent)).toBe(id);
    expect(id).toMatch(/^mail\/[\w-]{22}$/);
    expect(idOf(message(8))).not.toBe(id);
  });

  test('is made of who, whom and when where it has none', () => {
    const without = (uid: number, to = 'me@team.example') =>
      idOf(message(uid, { to: [to], lines: { 'message-id': '', date: 'Mon, 1 Jun 2026 10:00:00 +0200' } }));
    expect(without(1)).toBe(without(2));
    expect(without(1)).not.toBe(without(1, 'you@team.example'));
  });
});
