import { z } from 'zod';

/** The mail server for what members want to hear by e-mail. `login` is a secret: never shown. */
export interface MailConfig {
  host: string;
  port: number;
  /** encrypted from the first byte */
  secure: boolean;
  /** Encryption is demanded: always, but on this machine itself. */
  encrypted: boolean;
  login: { user: string; password: string } | null;
  /** `Kith <kith@example.org>` */
  from: string;
}

/** Ports of submission, RFC 8314 and 6409. */
const PORTS: Readonly<Record<string, number>> = { 'smtps:': 465, 'smtp:': 587 };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** The settings of the mail server. The messages go on from "… must be". */
export const mailSettings = {
  KITH_SMTP: z.string().transform(toServer).optional(),
  KITH_MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'an address such as "Kith <kith@example.org>"')
    .optional(),
};

export type MailSettings = z.output<z.ZodObject<typeof mailSettings>>;

/** What does not fit together, one sentence each. `pageKnown`: it is known where people reach the page. */
export function mailProblems({ KITH_SMTP: server, KITH_MAIL_FROM: from }: MailSettings, pageKnown: boolean): string[] {
  const alone =
    'KITH_SMTP and KITH_MAIL_FROM belong together: set both to send digests by e-mail, or none to send none.';
  const unknown =
    'KITH_PUBLIC_URL must be set where KITH_SMTP is and services run on servers: links in e-mails lead there.';
  return [
    ...((server === undefined) === (from === undefined) ? [] : [alone]),
    ...(server === undefined || pageKnown ? [] : [unknown]),
  ];
}

/** The mail server that is named; null: none. */
export function mailOf({ KITH_SMTP: server, KITH_MAIL_FROM: from }: MailSettings): MailConfig | null {
  return server === undefined || from === undefined ? null : { ...server, from };
}

function toServer(text: string, context: z.core.$RefinementCtx<string>): Omit<MailConfig, 'from'> {
  const url = URL.parse(text);
  const usual = PORTS[url?.protocol ?? ''];
  if (url !== null && usual !== undefined && isServer(url)) return serverAt(url, usual);
  context.addIssue('an address such as "smtps://user:password@mail.example.org" or "smtp://user:password@host:587"');
  return z.NEVER;
}

function isServer({ hostname, pathname, search, hash }: URL): boolean {
  return hostname !== '' && pathname.length <= 1 && search + hash === '';
}

function serverAt({ protocol, hostname, port, username, password }: URL, usual: number): Omit<MailConfig, 'from'> {
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? usual : Number(port),
    secure,
    encrypted: secure || !LOOPBACK.test(hostname),
    login: username === '' ? null : { user: plain(username), password: plain(password) },
  };
}

/** What stands in an address in percent signs, or the text itself where that is no such thing. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
