import { createHmac, randomBytes, X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { describe } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { clusterServer, isThere } from '#libs/testing/contracts/cluster-servers.js';

/** As scripts/servers/dovecot.mjs sets it up. */
export const WORD = 'a-word-for-tests';
const TOKEN_KEY = 'a-key-for-tests';
const HOUR = 3600;

/** Specs of the real mail server: skipped, and counted as such, where there is none. */
export const describeWithDovecot = isThere('KITH_DOVECOT') ? describe : describe.skip;

/** Lines of a message as a mail program writes them; every one has a subject and a text that nobody may learn. */
export interface Letter {
  from: string;
  to: string;
  at: number;
  id: string;
  /** further header lines */
  more?: string[];
  /** in place of a text */
  body?: string;
}

/** The mailbox of one user of the real server, whom no other spec knows. */
export class OwnMailbox {
  readonly user = `u${randomBytes(6).toString('hex')}@team.example`;

  /** `host:port` */
  get place(): string {
    return clusterServer('KITH_DOVECOT');
  }

  get url(): string {
    return `imaps://${this.place}`;
  }

  /** A token as the server's identity provider signs it, good for so many seconds. */
  token(seconds = HOUR): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: this.user, iat: now - HOUR, exp: now + seconds })}`;
    return `${text}.${createHmac('sha256', TOKEN_KEY).update(text).digest('base64url')}`;
  }

  /** Puts letters into a folder, as mail programs and servers do. */
  async put(folder: string, ...letters: Letter[]): Promise<void> {
    await this.as(async (client) => {
      for (const letter of letters) await client.append(folder, written(letter), [], new Date(letter.at));
    });
  }

  /** Does something to the mailbox that Kith never does. */
  async as<Result>(work: (client: ImapFlow) => Promise<Result>): Promise<Result> {
    const [host = '', port] = this.place.split(':');
    const auth = { user: this.user, pass: WORD };
    const client = new ImapFlow({ host, port: Number(port), secure: true, logger: false, disableAutoIdle: true, auth });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }
}

function written({ from, to, at, id, more = [], body = 'SECRET TEXT' }: Letter): string {
  const lines = [`From: ${from}`, `To: ${to}`, `Date: ${new Date(at).toUTCString()}`, `Message-ID: <${id}>`, ...more];
  return `${lines.join('\r\n')}\r\nSubject: SECRET SUBJECT\r\n\r\n${body}\r\n`;
}

/** Trusts the server's certificate in this process, as an operator would whose server it is; the answer takes it back. */
export async function trustDovecot(): Promise<() => void> {
  const [host, port] = clusterServer('KITH_DOVECOT').split(':');
  const socket = tls.connect({ host, port: Number(port), rejectUnauthorized: false });
  await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
  const own = new X509Certificate(socket.getPeerCertificate().raw).toString();
  socket.destroy();
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, own]);
  return () => {
    tls.setDefaultCACertificates(before);
  };
}
