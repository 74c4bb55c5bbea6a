import { parseIdentity } from '#libs/identity/parse-identity.js';
import { identityName } from '#libs/identity/schemes.js';

/** Characters of a text about somebody that are looked at, and words in it that may name them. */
const LONGEST_TEXT = 10_000;
const LONGEST_WORD = 300;
const MOST_NAMES = 20;

/**
 * The profiles and e-mail addresses that somebody gives in a text about themselves, as `scheme:value`. Of a network of
 * which there are two, none: one is somebody else's. Nor plain pages, which may be their employer's or a friend's.
 */
export function namesIn(text: string): string[] {
  const words = text.slice(0, LONGEST_TEXT).split(/[\s<>()[\]{}"'`|,;]+/);
  const likely = words.filter((word) => word.length <= LONGEST_WORD && /@|:\/\//.test(word)).slice(0, MOST_NAMES);
  const found = likely.flatMap((word) => parseIdentity(word.replace(/[.:!?*_]+$/, '')) ?? []);
  const own = found.filter(({ scheme }) => scheme !== 'web');
  return own
    .filter(({ scheme, value }) => own.every((other) => other.scheme !== scheme || other.value === value))
    .map(identityName);
}
