import { createHash } from 'node:crypto';
import type { Identity } from '#libs/identity/schemes.js';
import type { RowPerson, RowProblem } from '../format.js';
import { nameOfParts } from '../people/person-name.js';
import type { Party } from './party.js';

/** The other side, by the profile we know of them. */
export function personOf({ name }: Party, profile: Identity): RowPerson {
  return { name: nameOfParts({ full: name, given: '', middle: '', family: '' }), identities: [profile] };
}

/** The same for the same message in every export, whatever else changes in the file; it quotes nothing. */
export function sourceIdOf(
  kind: 'message' | 'invitation',
  by: string,
  at: number,
  { scheme, value }: Identity,
): string {
  const text = [kind, by, String(at), scheme, value].join('|');
  return `linkedin/${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}

/** Who wrote, in the words of a column of directions; null for any other text. */
export function directionOf(text: string): 'us' | 'them' | null {
  if (/^(?:outgoing|sent)$/i.test(text)) return 'us';
  return /^(?:incoming|received)$/i.test(text) ? 'them' : null;
}

export const problems = {
  time: {
    code: 'unreadable-date',
    text: 'When it was sent cannot be read; export the archive again and import it as it comes.',
  },
  nobody: {
    code: 'no-identity',
    text: 'The row names nobody by the address of a profile, so that nobody would be recognised again; it was left out.',
  },
  group: { code: 'group-conversation', text: 'A conversation of more than two is written to nobody in particular.' },
  draft: { code: 'draft', text: 'A draft was never sent.' },
  own: { code: 'note-to-self', text: 'The member wrote to themselves.' },
} satisfies Record<string, RowProblem>;
