import { OutsideWorld } from '#libs/kernel/errors.js';
import { outsideFailure, tooSlow } from '../failures.js';

/** What an error of the client says of itself, as far as it matters. */
interface Failure {
  code?: string;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseStatus?: string;
  mailboxMissing?: boolean;
  tlsFailed?: boolean;
}

/** Response codes (RFC 5530) with which a server says that it is not the login that is wrong. */
const busyCodes = new Set(['UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG', 'OVERQUOTA']);

interface Meaning {
  when: (failure: Failure) => boolean;
  code: string;
  passes: boolean;
  text: string;
}

const hasCode = (codes: RegExp) => (failure: Failure) => codes.test(failure.code ?? '');

/** The first that fits is what it means. */
const meanings: readonly Meaning[] = [
  {
    when: ({ serverResponseCode = '', code }) => busyCodes.has(serverResponseCode) || code === 'ETHROTTLE',
    ...{ code: 'mail-busy', passes: true, text: 'The mail server asks us to come back later.' },
  },
  {
    when: ({ authenticationFailed = false }) => authenticationFailed,
    ...{ code: 'mail-login-refused', passes: false, text: 'The mail server does not let us in.' },
  },
  {
    when: hasCode(/^(CONNECT_TIMEOUT|ETIMEOUT|UPGRADE_TIMEOUT|ETIMEDOUT)$/),
    ...{ code: 'too-slow', passes: true, text: 'The server answered too slowly.' },
  },
  {
    when: hasCode(/^(LineTooLarge|LiteralTooLarge|ResponseTooLarge|TooMany\w+|MAX_IMAP_NESTING_REACHED)$/),
    ...{ code: 'too-large', passes: false, text: 'The answer is larger than is read.' },
  },
  {
    when: hasCode(/^(GREETING_TIMEOUT|ERR_SSL_\w+|EPROTO|ParserError\w*|UnexpectedTag|MissingTag|InvalidResponse)$/),
    ...{
      code: 'mail-not-imap',
      passes: false,
      text: 'What answers there is no mail server that speaks IMAP over TLS.',
    },
  },
  {
    when: hasCode(/^(EConnectionClosed|ClosedAfterConnect\w+|NoConnection|StateLogout)$/),
    ...{ code: 'unreachable', passes: true, text: 'The mail server ended the connection.' },
  },
  {
    when: ({ responseStatus = '' }) => responseStatus !== '',
    ...{ code: 'mail-trouble', passes: true, text: 'The mail server could not do what it was asked.' },
  },
];

/** What went wrong with a mailbox, as the rest of Kith knows it; nothing of it quotes the server or the login. */
export function mailFailure(error: unknown, late: boolean): unknown {
  if (error instanceof OutsideWorld) return error;
  if (late) return tooSlow(error);
  const failure = (typeof error === 'object' ? error : null) as Failure | null;
  const meaning = failure === null ? undefined : meanings.find(({ when }) => when(failure));
  return meaning === undefined
    ? outsideFailure(error)
    : new OutsideWorld(meaning.text, meaning.passes, meaning.code, { cause: error });
}

export const folderGone = (): OutsideWorld =>
  new OutsideWorld('The mailbox has no folder of this name.', false, 'mail-folder-gone');
