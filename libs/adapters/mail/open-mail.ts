import type { MailConfig } from '#libs/platform/mail-config.js';
import type { Mail, MemberMail } from '#libs/ports/mail.js';
import { mailFailure } from './mail-failure.js';

/** ms: for the connection and its greeting, and without a word in between. A morning's mail is not worth more. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
/** Nothing that a text says is read from a disk or an address. */
const SEALED = { disableFileAccess: true, disableUrlAccess: true };
/** So that nobody's machine answers it (RFC 3834, and what Exchange reads). */
const NO_ANSWER = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Mail by SMTP, a connection for each message: few go out, and none waits for another's. What speaks it is loaded for the first one. */
export function openMail({ host, port, secure, encrypted, login, from }: MailConfig): Mail {
  return {
    async send(mail) {
      const { createTransport } = await import('nodemailer');
      // From the server's "go on" to its last word nobody knows whether it takes the message.
      let handed = false;
      const logger = {
        debug: (_entry: unknown, text: unknown) => {
          handed ||= String(text).startsWith('354');
        },
      };
      const transport = createTransport({
        ...{ host, port, secure, requireTLS: encrypted && !secure, ignoreTLS: !encrypted },
        ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
        ...{ ...PATIENCE, ...SEALED, logger, transactionLog: true },
        tls: { minVersion: 'TLSv1.2' },
      });
      try {
        await transport.sendMail(messageOf(mail, from));
      } catch (error) {
        throw mailFailure(error, handed);
      } finally {
        transport.close();
      }
    },
  };
}

function messageOf({ to, subject, text, html, id, unsubscribe }: MemberMail, from: string): object {
  return {
    ...{ from, to: { name: '', address: to.address }, subject, text, html, ...SEALED },
    messageId: `<${id}>`,
    headers: { ...NO_ANSWER, 'List-Unsubscribe': `<${unsubscribe}>` },
  };
}
