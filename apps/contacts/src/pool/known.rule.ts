import type { Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments, PoolDoc } from '../documents.js';

type Documents = Reader<ContactsDocuments>;

/** Nobody has made this pool, or it has moved elsewhere. */
export const poolUnknown: Refusal = { refused: 'pool-unknown' };

/** The pool's own document. */
export const poolOf = (documents: Documents): PoolDoc | null => documents.get('pool', 'self');

/** Refuses `member-unknown` unless this is a person of the team now. Nobody (null) is never refused. */
export function refuseMember(documents: Documents, member: string | null): Refusal | null {
  if (member === null) return null;
  const doc = documents.get('member', member);
  return doc === null || doc.removed ? { refused: 'member-unknown', because: { member } } : null;
}

/** The member behind an actor: themselves, or whom an API key was made for; null for clocks and sources. */
export function memberBehind(actor: string, pool: PoolDoc | null): string | null {
  const [kind, id] = [actor.slice(0, actor.indexOf(':')), actor.slice(actor.indexOf(':') + 1)];
  if (kind === 'member') return id;
  return kind === 'key' ? (pool?.keys.find(({ key }) => key === id)?.member ?? null) : null;
}

/** Whether a name is a time zone of the IANA database, as this release knows it. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Refuses `zone-unknown` for anything else. */
export function refuseZone(zone: string): Refusal | null {
  return isZone(zone) ? null : { refused: 'zone-unknown', because: { zone } };
}
