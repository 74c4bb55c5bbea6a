import type { ImapFlow } from 'imapflow';
import { readMailbox } from '#libs/adapters/egress/imap/read-mailbox.js';
import { deliveryReport, statusPart } from '#libs/adapters/egress/imap/testing/delivery-report.js';
import { mailLimits } from '#libs/adapters/egress/imap/limits.js';
import { imap } from '../../../apps/ingest/src/connectors/imap/imap.js';
import type { AskedPlatform, MailServer } from './asked-platform.js';

const HOUR = 3_600_000;
const ME = 'Our Member <me@team.example>';
const ADA = '"Beck, Ada" <ada@ada.example>';

/** Header lines of letters between a member and Ada: answered, forwarded to a group, automatic, of a list, and come back. */
function letters(now: number): string[] {
  const date = (hours: number): string => `Date: ${new Date(now - hours * HOUR).toUTCString()}`;
  const [report = ''] = deliveryReport('').more.slice(-1);
  return [
    [`From: ${ME}`, `To: ${ADA}`, date(60), 'Message-ID: <1@team.example>'],
    [
      `From: ${ADA}`,
      `To: ${ME}`,
      date(50),
      'Message-ID: <2@ada.example>',
      'In-Reply-To: <1@team.example>',
      'References: <0@team.example>\r\n <1@team.example>',
    ],
    [
      `From: ${ADA}`,
      'To: friends: =?utf-8?q?B=C3=B6?= <bo@b.example>, me@team.example;',
      `Cc: ${ADA}`,
      `${date(40)} (CET)`,
    ],
    [
      `From: ${ADA}`,
      `To: ${ME}`,
      date(30),
      'Auto-Submitted: auto-replied',
      'In-Reply-To: <1@team.example>',
      'Message-ID: <3@ada.example>',
    ],
    [`From: ${ADA}`, `To: ${ME}`, date(20), 'List-Unsubscribe: <https://n.example>', 'Precedence: bulk'],
    ['From: mailer-daemon@mx.example', `To: ${ME}`, date(10), 'Message-ID: <4@mx.example>', report],
    ['From: mailer-daemon@mx.example', `To: ${ME}`, date(9), 'X-Failed-Recipients: ada@ada.example'],
  ].map((lines) => `${lines.join('\r\n')}\r\n\r\n`);
}

const PARTS: Readonly<Record<string, string>> = {
  '2.MIME': 'Content-Type: message/delivery-status\r\n\r\n',
  '2': statusPart({ to: 'ada@ada.example', action: 'failed', status: '5.1.1' }),
};

interface Query {
  headers?: unknown;
  bodyParts?: { key: string }[];
}

/** Two folders of a server, each with every letter. */
const server: MailServer = (now, broken) => {
  const texts = letters(now);
  const client = {
    list: async () =>
      ['INBOX', 'Sent'].map((path) => ({
        path,
        flags: new Set<string>(),
        specialUse: path === 'Sent' ? '\\Sent' : undefined,
      })),
    mailboxOpen: async () => ({ uidValidity: 7n, exists: texts.length }),
    search: async () => texts.map((_, i) => i + 1),
    async *fetch(uids: readonly number[], { bodyParts }: Query) {
      for (const uid of uids) {
        const [{ key } = { key: '' }] = bodyParts ?? [];
        const text = Buffer.from(bodyParts === undefined ? (texts[uid - 1] ?? '') : (PARTS[key] ?? ''));
        const internalDate = new Date(now - uid * HOUR);
        yield bodyParts === undefined
          ? { uid, internalDate, headers: broken(text) }
          : { uid, bodyParts: new Map([[key, broken(text)]]) };
      }
    },
  };
  return readMailbox(client as unknown as ImapFlow, mailLimits.pageBytes);
};

/** A mailbox, from the bytes that its server sends of each message. */
export const mailPlatform: AskedPlatform = {
  kind: imap,
  platform: () => ({ origin: 'https://mail.team.example', routes: {} }),
  mailbox: server,
  settings: { server: 'mail.team.example', user: 'me@team.example' },
  secrets: { password: 'word' },
};
