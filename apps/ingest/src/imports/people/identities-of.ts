import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import { type Home, type Identity, identityName, networkSchemes, type Normalised } from '#libs/identity/schemes.js';
import type { RowProblem } from '../format.js';
import type { Entry, HandleField } from './entry.js';

/** As many as an input carries. */
const MOST = 20;
/** Of more than this nobody has that many: a cell of a hundred thousand semicolons is a broken file. */
const LOOKED_AT = 50;
/** No address is longer. */
const LONGEST = 2000;

const profiles: ReadonlySet<string> = new Set(networkSchemes);

/**
 * By what the person is known again, each once, in the order of the file. What is none gets a note; a `page` that is no
 * profile is passed over in silence: most are the employer's, and would make one person of all who work there.
 */
export function identitiesOf(handles: readonly Entry[], home: Home): { identities: Identity[]; notes: RowProblem[] } {
  const found = new Map<string, Identity>();
  const notes: RowProblem[] = [];
  for (const { field, text, place } of handles.slice(0, LOOKED_AT)) {
    if (text.trim() === '') continue;
    const read = text.length > LONGEST ? tooLong : readers[field as HandleField](text.trim(), home);
    if (read === null) continue;
    if ('refused' in read) notes.push(noteOf(field as HandleField, read.refused, place));
    else found.set(identityName(read), read);
  }
  const identities = [...found.values()];
  const isCut = identities.length > MOST || handles.length > LOOKED_AT;
  return { identities: identities.slice(0, MOST), notes: isCut ? [...notes, tooMany] : notes };
}

const readers: Record<HandleField, (text: string, home: Home) => Normalised | null> = {
  email: (text) => normaliseIdentity('email', addressIn(text)),
  phone: (text, home) => normaliseIdentity('phone', text.replace(/^tel:/i, ''), home),
  profile: (text) => profileIn(text) ?? { refused: 'no-profile' },
  page: profileIn,
};

/** `ada@example.org` of `Ada <ada@example.org>` and of `mailto:ada@example.org`. */
function addressIn(text: string): string {
  const open = text.lastIndexOf('<');
  const bare = open === -1 ? text : text.slice(open + 1).replace(/>.*$/, '');
  return bare.replace(/^mailto:/i, '');
}

function profileIn(text: string): Identity | null {
  const identity = parseIdentity(text);
  return identity !== null && profiles.has(identity.scheme) ? identity : null;
}

function noteOf(field: HandleField, refused: string, place: string): RowProblem {
  const [code, what] = refused === 'has-extension' ? extension : notes[field];
  return { code, column: place, text: `"${place}" ${what}.` };
}

const tooLong: Normalised = { refused: 'too-long' };

const extension = [
  'phone-extension',
  'holds a telephone number with an extension; the number alone is shared in that house, so it was left out',
] as const;
const notes: Record<HandleField, readonly [string, string]> = {
  email: ['bad-email', 'holds something that is not an e-mail address; correct it and import again'],
  phone: ['bad-phone', 'holds something that is not a telephone number; correct it and import again'],
  profile: ['bad-profile', 'holds no address of a person’s profile on a network we know; correct it and import again'],
  page: ['bad-profile', 'holds no address of a profile; correct it and import again'],
};
const tooMany: RowProblem = {
  code: 'too-many-identities',
  text: `The row has more than ${String(MOST)} addresses and numbers; the first ${String(MOST)} were taken.`,
};
