import { OutsideWorld } from '#libs/kernel/errors.js';
import { outsideFailure, tooSlow } from '../failures.js';

/** What an error of the client says of itself, as far as it matters. */
interface Failure {
  code?: string;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseStatus?: string;
  /** the server's own words */
  responseText?: string;
  message?: string;
  mailboxMissing?: boolean;
  tlsFailed?: boolean;
}

/** Response codes (RFC 5530) with which a server says that it is not the login that is wrong. */
const busyCodes = new Set(['UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG', 'OVERQUOTA']);
/** The same in the words of those that use none of them, such as Google. */
const busyWords = /\b(too many|maximum|limit)\b.{0,40}\bconnections?\b|\bconnections?\b.{0,40}\b(limit|exceeded)\b/i;

interface Meaning {
  when: (failure: Failure) => boolean;
  code: string;
  passes: boolean;
  text: string;
}

const isBusy = ({ serverResponseCode = '', responseText = '', code }: Failure): boolean =>
  busyCodes.has(serverResponseCode) || code === 'ETHROTTLE' || busyWords.test(responseText);
const hasCode = (codes: RegExp) => (failure: Failure) => codes.test(failure.code ?? '');

/** The first that fits is what it means. */
const meanings: readonly Meaning[] = [
  {
    when: isBusy,
    ...{ code: 'mail-busy', passes: true, text: 'The mail server asks us to come back later.' },
  },
  {
    // The second: a token at a server that takes none.
    when: ({ authenticationFailed = false, message }) =>
      authenticationFailed || message === 'Unsupported authentication mechanism',
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
    when: ({ responseStatus = '', message }) => responseStatus !== '' || message === 'Failed to fetch folders',
    ...{ code: 'mail-trouble', passes: true, text: 'The mail server could not do what it was asked.' },
  },
];

/**
 * What went wrong with a mailbox, as the rest of Kith knows it; nothing of it quotes the server or the login. What
 * neither the client nor the network has given a code is a fault of ours, and stays what it is.
 */
export function mailFailure(error: unknown, late: boolean): unknown {
  if (error instanceof OutsideWorld) return error;
  if (late) return tooSlow(error);
  if (typeof error !== 'object' || error === null) return error;
  const failure: Failure = error;
  const meaning = meanings.find(({ when }) => when(failure));
  if (meaning !== undefined) return new OutsideWorld(meaning.text, meaning.passes, meaning.code, { cause: error });
  return failure.code === undefined ? error : outsideFailure(error);
}

export const folderGone = (): OutsideWorld =>
  new OutsideWorld('The mailbox has no folder of this name.', false, 'mail-folder-gone');

export const tooLarge = (): OutsideWorld => new OutsideWorld('The answer is larger than is read.', false, 'too-large');
