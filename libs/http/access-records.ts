import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents, Stored } from '#libs/ports/documents.js';
import type { Scope } from './permissions.js';

/** Records that belong to the installation and to no pool lie under this name. */
const INSTALLATION = '~';

export interface UserRecord {
  id: string;
  name: string;
  passwordHash: string | null;
  /** the pools this user is a member of */
  pools: { pool: string; member: string }[];
}

export interface SessionRecord {
  user: string;
  pool: string | null;
  createdAt: number;
  expiresAt: number;
  seenAt: number;
  local: boolean;
}

export interface KeyRecord {
  id: string;
  pool: string;
  member: string;
  secretHash: string;
  scopes: Scope[];
  expiresAt: number | null;
  createdAt: number;
}

/** The records of the installation itself, by collection and key. */
export class AccessRecords {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async stored(collection: string, key: string): Promise<Stored | undefined> {
    const [found] = await this.documents.many(INSTALLATION, [{ collection, key }]);
    return found;
  }

  async user(id: string): Promise<UserRecord | null> {
    return ((await this.stored('user', id))?.body as UserRecord | undefined) ?? null;
  }

  /** `key`: the hash of the session's token. */
  async session(key: string): Promise<SessionRecord | null> {
    return ((await this.stored('session', key))?.body as SessionRecord | undefined) ?? null;
  }

  async apiKey(id: string): Promise<KeyRecord | null> {
    return ((await this.stored('api-key', id))?.body as KeyRecord | undefined) ?? null;
  }

  write(collection: string, key: string, body: unknown): Promise<void> {
    return this.documents.save([{ pool: INSTALLATION, collection, key, seq: this.clock.now(), body }]);
  }

  remove(collection: string, key: string): Promise<void> {
    return this.write(collection, key, null);
  }

  /** Removes a record as it was read. Throws CommitFailed if somebody else was first. */
  async removeOnce({ collection, key, seq }: Stored): Promise<void> {
    await this.documents.save([{ pool: INSTALLATION, collection, key, seq: seq + 1, body: null, expect: seq }]);
  }
}

/** What is stored of a secret. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Compares in a time that says nothing about the texts. */
export function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
