import type { LookupFunction } from 'node:net';
import type { ImapFlow } from 'imapflow';
import type { Mailbox, MailboxLogin, Mailboxes } from '#libs/ports/mailbox.js';
import type { HostPace } from '../host-pace.js';
import { guardedLookup } from '../guarded-lookup.js';
import type { MailLimits } from './limits.js';
import { mailServer, type MailServer } from './mail-address.js';
import { mailFailure } from './mail-failures.js';
import { readMailbox } from './read-mailbox.js';

interface Opening {
  allow: ReadonlySet<string>;
  lookup?: LookupFunction | undefined;
  limits: MailLimits;
  pace: HostPace;
}

/** Mailboxes over IMAP and TLS: each is opened for one piece of work, when it is its server's turn, and closed with it. */
export function createMailboxes({ allow, lookup, limits, pace }: Opening): Mailboxes {
  return {
    async mailbox(login, work) {
      const server = mailServer(login.url, allow);
      await pace.turn(`${server.host}:${String(server.port)}`);
      const client = await clientFor(server, login, { lookup, limits });
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        client.close();
      }, limits.totalMs);
      try {
        return await withFailures(work, readMailbox(client, limits.pageBytes), { client, isLate: () => late });
      } finally {
        clearTimeout(timer);
        client.close();
      }
    },
  };
}

/** What the mailbox does is told in our words; what `work` itself throws passes through. */
async function withFailures<Result>(
  work: (mailbox: Mailbox) => Promise<Result>,
  mailbox: Mailbox,
  { client, isLate }: { client: ImapFlow; isLate: () => boolean },
): Promise<Result> {
  const said = <Value>(doing: Promise<Value>): Promise<Value> =>
    doing.catch((error: unknown) => {
      throw mailFailure(error, isLate());
    });
  await said(client.connect());
  const result = await work({
    folders: () => said(mailbox.folders()),
    read: (wanted) => said(mailbox.read(wanted)),
  });
  await client.logout().catch(() => undefined);
  return result;
}

/** The client is loaded when a mailbox is first opened: most installations open none, and a start is quicker and smaller without it. */
async function clientFor(
  { host, port, allowed }: MailServer,
  { user, by, secret }: MailboxLogin,
  { lookup, limits }: Pick<Opening, 'lookup' | 'limits'>,
): Promise<ImapFlow> {
  const imap = await import('imapflow');
  const client = new imap.ImapFlow({
    ...{ host, port, secure: true, logger: false, disableAutoIdle: true, disableCompression: true },
    auth: by === 'token' ? { user, accessToken: secret } : { user, pass: secret },
    clientInfo: { name: 'Kith' },
    tls: { minVersion: 'TLSv1.2', ...lookupFor(allowed, lookup) },
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.idleMs,
    maxLineLength: limits.lineBytes,
    maxLiteralSize: limits.literalBytes,
    maxResponseSize: limits.literalBytes + limits.lineBytes,
  });
  // Whatever breaks rejects what is under way; without somebody who listens it would end the process.
  client.on('error', () => undefined);
  return client;
}

function lookupFor(allowed: boolean, lookup: LookupFunction | undefined): { lookup?: LookupFunction } {
  if (!allowed) return { lookup: guardedLookup(lookup) };
  return lookup === undefined ? {} : { lookup };
}
