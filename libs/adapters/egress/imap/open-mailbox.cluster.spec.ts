import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import type { Mailbox, MailboxLogin, MailPage, MailPlace } from '#libs/ports/mailbox.js';
import { createEgress } from '../create-egress.js';
import { deliveryReport, statusPart } from './testing/delivery-report.js';
import { describeWithDovecot, OwnMailbox, trustDovecot, WORD, type Letter } from './testing/dovecot.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 9);

let mailbox: OwnMailbox;
beforeEach(() => {
  mailbox = new OwnMailbox();
});

function opened<Result>(work: (open: Mailbox) => Promise<Result>, login: Partial<MailboxLogin> = {}): Promise<Result> {
  const mail = { totalMs: 300_000, connectMs: 300_000, idleMs: 300_000 };
  const egress = createEgress({ clock: systemClock, userAgent: 'Kith/test', allow: [mailbox.place], mail });
  return egress.mailbox({ url: mailbox.url, user: mailbox.user, by: 'password', secret: WORD, ...login }, work);
}
const letter = (n: number, more: Partial<Letter> = {}): Letter => ({
  ...{ from: 'Ada <ada@ada.example>', to: mailbox.user, at: NOW - n * DAY, id: `${String(n)}@ada.example` },
  ...more,
});
const reading = (folder: string, after: MailPlace | null = null, most = 100) => ({
  ...{ folder, after, most },
  since: NOW - 30 * DAY,
});

describeWithDovecot('a server whose certificate nobody vouches for', () => {
  test('is told nothing', async () => {
    await expect(opened(async () => 1)).rejects.toMatchObject({ code: 'certificate-invalid', retriable: false });
  });
});

describeWithDovecot('a mailbox on a real server', () => {
  let untrust: () => void;
  beforeAll(async () => {
    untrust = await trustDovecot();
  });
  afterAll(() => {
    untrust();
  });

  test('shows which folder holds the sent messages', async () => {
    expect(await opened((open) => open.folders())).toEqual(
      expect.arrayContaining([
        { path: 'INBOX', use: 'inbox' },
        { path: 'Sent', use: 'sent' },
      ]),
    );
  });

  test('gives header lines and no word more, and nobody sees that somebody looked', async () => {
    const more = ['Cc: "Bo, of Boats" <bo@b.example>,', '\tTeam: c@c.example, d@d.example;', 'List-ID: <boats>'];
    await mailbox.put('INBOX', letter(2, { more }));
    const { messages } = await opened((open) => open.read(reading('INBOX')));
    expect(messages).toMatchObject([
      {
        ...{ receivedAt: NOW - 2 * DAY, from: ['ada@ada.example'], to: [mailbox.user] },
        cc: ['bo@b.example', 'c@c.example', 'd@d.example'],
        lines: { 'message-id': '<2@ada.example>', 'list-id': '<boats>' },
      },
    ]);
    expect(JSON.stringify(messages)).not.toContain('SECRET');
    const unseen = await mailbox.as(async (client) => {
      await client.mailboxOpen('INBOX');
      return client.search({ seen: false }, { uid: true });
    });
    expect(unseen).toHaveLength(1);
  });

  test('gives of a delivery report what is written for machines, and no word of the rest', async () => {
    const report = (n: number, action: string, status: string): Letter =>
      letter(n, deliveryReport(statusPart({ to: 'Ada@ada.example', action, status })));
    const words = deliveryReport('SECRET: nothing for machines', 'text/plain');
    const encoded = deliveryReport('U0VDUkVU', 'message/delivery-status\r\nContent-Transfer-Encoding: base64');
    await mailbox.put('INBOX', report(7, 'failed', '5.1.1'), report(6, 'delayed', '4.4.1'), letter(5));
    await mailbox.put('INBOX', report(4, 'delivered', '2.0.0'), letter(3, words), letter(2, encoded));
    const { messages } = await opened((open) => open.read(reading('INBOX')));
    const address = 'Ada@ada.example';
    expect(messages.map(({ deliveries }) => deliveries)).toEqual([
      [{ address, action: 'failed', status: '5.1.1' }],
      [{ address, action: 'delayed', status: '4.4.1' }],
      [],
      [{ address, action: 'delivered', status: '2.0.0' }],
      [],
      [],
    ]);
    expect(JSON.stringify(messages)).not.toMatch(/SECRET|U0VDUkVU/);
  });

  test('is read page by page, goes on behind what was read, and is quiet where nothing is new', async () => {
    await mailbox.put('INBOX', letter(40), ...[5, 4, 3, 2].map((n) => letter(n)));
    const ids = ({ messages }: MailPage) => messages.map(({ lines }) => lines['message-id']);
    const pages = await opened(async (open) => {
      const first = await open.read(reading('INBOX', null, 3));
      return [first, await open.read(reading('INBOX', first.place, 3))];
    });
    expect(pages.map(ids)).toEqual([['<5@ada.example>', '<4@ada.example>', '<3@ada.example>'], ['<2@ada.example>']]);
    expect(pages.map(({ more }) => more)).toEqual([true, false]);
    const place = pages[1]?.place ?? null;
    const quiet = await opened((open) => open.read(reading('INBOX', place)));
    expect(quiet).toEqual({ messages: [], missing: 0, place, more: false });
    await mailbox.put('INBOX', letter(1));
    expect(ids(await opened((open) => open.read(reading('INBOX', place))))).toEqual(['<1@ada.example>']);
  });

  test('whose folder was made anew is read from its beginning', async () => {
    await mailbox.put('Sent', letter(3), letter(2));
    const before = await opened((open) => open.read(reading('Sent')));
    await mailbox.as((client) => client.mailboxDelete('Sent'));
    await expect(opened((open) => open.read(reading('Gone')))).rejects.toMatchObject({ code: 'mail-folder-gone' });
    await mailbox.as((client) => client.mailboxCreate('Sent'));
    await mailbox.put('Sent', letter(3));
    const after = await opened((open) => open.read(reading('Sent', before.place)));
    expect(after.place.validity).not.toBe(before.place.validity);
    expect(after.messages).toHaveLength(1);
  });

  test('opens to a password or a token, and to nobody else', async () => {
    const folders = (login: Partial<MailboxLogin>) => opened((open) => open.folders(), login);
    expect((await folders({ by: 'token', secret: mailbox.token() })).length).toBeGreaterThan(1);
    const refused = { code: 'mail-login-refused', retriable: false };
    await expect(folders({ secret: 'another' })).rejects.toMatchObject(refused);
    await expect(folders({ by: 'token', secret: mailbox.token(-60) })).rejects.toMatchObject(refused);
    await expect(folders({ by: 'token', secret: 'nonsense' })).rejects.toMatchObject(refused);
  });

  test('is closed also when the work with it fails, and the failure passes through', async () => {
    let kept: Mailbox | null = null;
    const failing = opened(async (open) => {
      kept = open;
      throw new Error('of our own');
    });
    await expect(failing).rejects.toThrow('of our own');
    await expect((kept as Mailbox | null)?.folders()).rejects.toMatchObject({ code: 'unreachable' });
  });
});
