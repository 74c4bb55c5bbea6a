import type { Basis } from '#libs/events/words.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { privacyUnsuppressed } from '#libs/events/privacy.events.js';
import type { Card, ContactsDocuments } from '../documents.js';

/** Who says something about a person: in a file (or on the page) others speak of them, and so does a member's own list. */
export interface Saying {
  basis: Basis;
  import: string | null;
  /** whose address book or connections they stand in; null or absent: nobody's */
  listedBy?: string | null;
}

/**
 * Whether the suppression tokens of these identities (or hints, for people without any) let it in. Ground `wish` refuses everything; `unnoticed` and
 * `lapsed` refuse what third parties say and yield to the person's own sign: something of `own-relation` that comes
 * from no file, such as an application. A row of a file never is a sign, whatever its basis: it tells what was, and
 * would bring back whoever lapsed with every import. Nor is a card of a member's address book or a connection of theirs,
 * which is told whenever anything of it changes. The refusal counts identities and names none.
 */
export function judgeTokens(
  hashes: readonly string[],
  saying: Saying,
  documents: Reader<ContactsDocuments>,
): Refusal | { yielding: string[] } {
  const ownSign = isOwnSign(saying);
  const yielding: string[] = [];
  let refusing = 0;
  for (const hash of hashes) {
    const token = documents.get('token', hash);
    if (token === null) continue;
    if (ownSign && token.ground !== 'wish') yielding.push(hash);
    else refusing += 1;
  }
  return refusing > 0 ? { refused: 'suppressed', because: { identities: refusing } } : { yielding };
}

function isOwnSign({ basis, import: file, listedBy = null }: Saying): boolean {
  return basis === 'own-relation' && file === null && listedBy === null;
}

/** What a contact leaves behind to be recognised by: its identities, or for one without any its name and employer. */
export function tokensOf({ identities, hints }: Card): string[] {
  return identities.length > 0 ? identities.map(({ hash }) => hash) : hints;
}

/** The event that takes tokens away; none for none. */
export function unsuppressed(tokens: string[]): NewEvent[] {
  return tokens.length === 0 ? [] : [privacyUnsuppressed.make({ subject: null, data: { tokens } })];
}
