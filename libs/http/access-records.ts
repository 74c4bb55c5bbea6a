import { createHash, timingSafeEqual } from 'node:crypto';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents, Stored } from '#libs/ports/documents.js';
import type { Scope } from './permissions.js';

/** So often a change is tried when others change the same record. */
const TRIES = 10;

/** Records that belong to the installation and to no pool lie under this name. */
export const INSTALLATION = '~';

const BOOTSTRAP = 'bootstrap';

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

  /** Writes what follows from a record as it stands (null: there is none), whoever writes it at the same time. The same again writes nothing. */
  async change<Body>(collection: string, key: string, next: (body: Body | null) => Body | null): Promise<void> {
    for (let tries = 1; tries < TRIES; tries += 1) {
      try {
        await this.changeOnce(collection, key, next);
        return;
      } catch (error) {
        if (!(error instanceof CommitFailed && error.kind === 'fenced')) throw error;
      }
    }
    await this.changeOnce(collection, key, next);
  }

  private async changeOnce<Body>(
    collection: string,
    key: string,
    next: (body: Body | null) => Body | null,
  ): Promise<void> {
    const { seq, body: known } = (await this.stored(collection, key)) ?? { seq: null, body: null };
    const body = next(known as Body | null);
    if (body === known) return;
    const version = Math.max(this.clock.now(), (seq ?? 0) + 1);
    await this.documents.save([{ pool: INSTALLATION, collection, key, seq: version, body, expect: seq }]);
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

/** The id of the key whose secret a setting names: each secret has its own, as two processes may be started with two. */
export function bootstrapKeyId(secret: string): string {
  return `${BOOTSTRAP}-${sha256(`${BOOTSTRAP}|${secret}`).slice(0, 16)}`;
}

export function isBootstrapKey(id: string): boolean {
  return id.startsWith(`${BOOTSTRAP}-`);
}

/** Compares in a time that says nothing about the texts. */
export function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
