import { OutsideWorld } from '#libs/kernel/errors.js';
import { Unanswered } from './ask-once.js';
import { wasRefused } from './guarded-agent.js';
import { refusedInside } from './inside.js';

const SLOW = 'The server answered too slowly.';

/** Codes of Node's errors, and what they mean here: what to call it, and whether it may pass. */
const meanings: readonly { of: RegExp; code: string; passes: boolean; text: string }[] = [
  { of: /^ETIMEDOUT$/, code: 'too-slow', passes: true, text: SLOW },
  { of: /^(ENOTFOUND|EAI_)/, code: 'name-unknown', passes: true, text: 'There is no server of this name.' },
  { of: /^HPE_HEADER_OVERFLOW$/, code: 'too-large', passes: false, text: 'The headers of the answer are too large.' },
  {
    of: /^(Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_PADDING)/,
    code: 'encoding-unknown',
    passes: false,
    text: 'The answer is packed in a way that cannot be read.',
  },
  {
    of: /CERT|ERR_TLS_|SELF_SIGNED|UNABLE_TO_/,
    code: 'certificate-invalid',
    passes: false,
    text: 'The certificate of the server is not trusted.',
  },
];
const otherwise = { code: 'unreachable', passes: true, text: 'The server cannot be reached.' };

/** The time was up, whatever broke of it. */
export function tooSlow(cause: unknown): OutsideWorld {
  return new OutsideWorld(SLOW, true, 'too-slow', { cause });
}

/** What went wrong on the way, as the rest of Kith knows it. */
export function outsideFailure(error: unknown): OutsideWorld {
  if (error instanceof OutsideWorld) return error;
  if (error instanceof Unanswered)
    return new OutsideWorld('It was sent, and the server did not answer.', true, 'unanswered', { cause: error });
  const { code = '', message } = partsOf(error);
  if (wasRefused({ code, message })) return refusedInside();
  const { text, passes, code: name } = meanings.find(({ of }) => of.test(code)) ?? otherwise;
  return new OutsideWorld(text, passes, name, { cause: error });
}

/** What an error of Node's says of itself, whatever class it is of. */
function partsOf(error: unknown): { code?: string; message: string } {
  return typeof error === 'object' && error !== null && 'message' in error
    ? (error as { code?: string; message: string })
    : { message: String(error) };
}
