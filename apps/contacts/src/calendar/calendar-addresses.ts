import { randomBytes } from 'node:crypto';
import { same, sha256 } from '#libs/http/access-records.js';
import { roleScopes } from '#libs/http/permissions.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { PoolDoc } from '../documents.js';

/** `calendar-address/<member>`: the hash of the secret in the address of their calendar. */
interface AddressRecord {
  hash: string;
  /** when it was made, ms */
  since: number;
}

interface Whose {
  pool: string;
  member: string;
}

/** The secret addresses of members' calendars: one each, shown once, stored hashed, renewed or taken away at any time. */
export class CalendarAddresses {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /** A new address; the one before opens nothing any more. Answers its path. */
  async renew({ pool, member }: Whose): Promise<string> {
    const secret = randomBytes(24).toString('base64url');
    await this.write({ pool, member }, { hash: sha256(secret), since: this.clock.now() });
    return `/calendar/${pool}/${member}/${secret}.ics`;
  }

  async remove(whose: Whose): Promise<void> {
    await this.write(whose, null);
  }

  /** The pool, if this is the secret of somebody who is in it and may write; else null, and nobody learns which of it is wrong. */
  async open({ pool, member }: Whose, secret: string): Promise<PoolDoc | null> {
    const found = await this.documents.many(pool, [
      { collection: 'pool', key: 'self' },
      { collection: 'calendar-address', key: member },
    ]);
    const record = found.find(({ collection }) => collection === 'calendar-address')?.body as AddressRecord | undefined;
    const home = found.find(({ collection }) => collection === 'pool')?.body as PoolDoc | undefined;
    const fits = same(record?.hash ?? '', sha256(secret));
    return fits && home !== undefined && mayDecide(home, member) ? home : null;
  }

  private write({ pool, member }: Whose, body: AddressRecord | null): Promise<void> {
    return this.documents.save([{ pool, collection: 'calendar-address', key: member, seq: this.clock.now(), body }]);
  }
}

function mayDecide({ members }: PoolDoc, member: string): boolean {
  const role = members.find((one) => one.member === member)?.role;
  return role !== undefined && roleScopes[role].includes('decide');
}
