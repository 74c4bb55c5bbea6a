import { normaliseEmail } from '#libs/identity/email.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { MemberAddress } from '#libs/ports/mail.js';
import type { MemberSeen } from './seen.js';

/** Why there is no address to send to. */
interface NoAddress {
  code: 'no-address' | 'address-of-contact';
}

/**
 * The address of a member, which is the only kind that there is: the pool's own of somebody in the team, and of nobody who
 * is a contact. Looked at anew for every message, since a contact may have come in under it.
 */
export async function addressOf(
  { documents, keys }: { documents: Documents; keys: Keys },
  pool: string,
  { email, removed }: MemberSeen,
): Promise<MemberAddress | NoAddress> {
  const normal = email === null || removed ? null : normaliseEmail(email);
  if (normal === null || 'refused' in normal) return { code: 'no-address' };
  const hash = await keys.hasher(pool);
  const contacts = await documents.many(pool, [{ collection: 'identity', key: hash(`email:${normal.value}`) }]);
  if (contacts.length > 0) return { code: 'address-of-contact' };
  return { address: normal.value } as MemberAddress;
}
