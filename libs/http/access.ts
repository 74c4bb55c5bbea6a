import { randomBytes } from 'node:crypto';
import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import {
  AccessRecords,
  bootstrapKeyId,
  same,
  sha256,
  type KeyRecord,
  type SessionRecord,
  type UserRecord,
} from './access-records.js';
import type { Scope } from './permissions.js';

const HOUR = 3_600_000;
/** A session ends 12 h after login, or after 60 minutes of rest (OWASP ASVS 5, chapter 7). */
const SESSION_LIFE = 12 * HOUR;
const SESSION_REST = HOUR;
/** The local owner's machine is theirs: a session there lasts 30 days. */
const LOCAL_LIFE = 30 * 24 * HOUR;

/** An API key, without its secret. */
export type NewKey = Omit<KeyRecord, 'secretHash' | 'createdAt'>;

/** Who is calling. `member` and `pool` are null before the first run. */
export interface Caller {
  user: string | null;
  pool: string | null;
  member: string | null;
  /** set for API keys: their own scopes, never more than their member's role */
  keyScopes: Scope[] | null;
  key: string | null;
}

/** Users, sessions, one-time links and API keys: records outside the ledger. Secrets are stored hashed. */
export class Access {
  private readonly records: AccessRecords;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
    private readonly options: { ownMachine: boolean } = { ownMachine: true },
  ) {
    this.records = new AccessRecords(documents, clock);
  }

  /** A link token for the local owner, valid once and until the next one is made. Makes the owner at first start. */
  async ownerLink(): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.ensureOwner();
    await this.records.write('setup', 'owner-link', { hash: sha256(token), at: this.clock.now() });
    return token;
  }

  /** Whether there is an owner who can be given a link or a password. */
  async hasOwner(): Promise<boolean> {
    return this.hasUser('owner');
  }

  async hasUser(id: string): Promise<boolean> {
    return (await this.records.user(id)) !== null;
  }

  /** Makes the local owner, once. */
  async ensureOwner(): Promise<void> {
    const owner: UserRecord = { id: 'owner', name: 'Owner', passwordHash: null, pools: [] };
    await this.records.change<UserRecord>('user', 'owner', (known) => (known === null ? owner : known));
  }

  /** A session of the local owner, for the command line on the same machine. */
  localSession(): Promise<string> {
    return this.startSession('owner', true);
  }

  /** Trades a link token for a session token; null if it was used, replaced or never made. */
  async useLink(token: string): Promise<string | null> {
    const stored = await this.records.stored('setup', 'owner-link');
    const link = stored?.body as { hash: string } | undefined;
    if (stored === undefined || link === undefined || !same(link.hash, sha256(token))) return null;
    try {
      await this.records.removeOnce(stored);
    } catch (error) {
      if (error instanceof CommitFailed) return null;
      throw error;
    }
    return this.startSession('owner', this.options.ownMachine);
  }

  /** A session for a password; null if there is none or it is wrong. */
  async login(userId: string, password: string): Promise<string | null> {
    const user = await this.records.user(userId);
    if (user?.passwordHash == null) return null;
    return (await argon2Verify(user.passwordHash, password)) ? this.startSession(userId, false) : null;
  }

  async setPassword(userId: string, password: string): Promise<void> {
    const passwordHash = await argon2(password);
    await this.records.change<UserRecord>('user', userId, (user) => user && { ...user, passwordHash });
  }

  /** Who a session token belongs to; null if it ended. */
  async bySession(token: string): Promise<Caller | null> {
    const key = sha256(token);
    const session = await this.records.session(key);
    if (session === null) return null;
    const now = this.clock.now();
    if (isOver(session, now)) {
      await this.records.remove('session', key).catch(readingGoesOn);
      return null;
    }
    if (now > session.seenAt + 60_000) {
      const seen = (known: SessionRecord | null): SessionRecord | null => known && { ...known, seenAt: now };
      await this.records.change('session', key, seen).catch(readingGoesOn);
    }
    const place = placeOf(await this.records.user(session.user), session.pool);
    return { user: session.user, ...place, keyScopes: null, key: null };
  }

  async endSession(token: string): Promise<void> {
    await this.records.remove('session', sha256(token));
  }

  /** Who a bearer token `kith_<id>.<secret>`, or the bootstrap secret as it is, belongs to. */
  async byKey(token: string): Promise<Caller | null> {
    const [, id = bootstrapKeyId(token), secret = token] = /^kith_([A-Za-z0-9_-]+)\.(.+)$/.exec(token) ?? [];
    const record = await this.records.apiKey(id);
    if (record === null || !same(record.secretHash, sha256(secret))) return null;
    if (record.expiresAt !== null && this.clock.now() > record.expiresAt) return null;
    return { user: null, pool: record.pool, member: record.member, keyScopes: record.scopes, key: record.id };
  }

  /** Stores a key and answers its secret, which is shown this once; null for a key that has one. */
  async issueKey(key: NewKey): Promise<string | null> {
    const secret = randomBytes(32).toString('base64url');
    const issued = await this.keepKey(key, secret);
    return issued ? `kith_${key.id}.${secret}` : null;
  }

  /** Stores a key with a secret that its maker knows. False: it has one, which stays. */
  async keepKey(key: NewKey, secret: string): Promise<boolean> {
    const record: KeyRecord = { ...key, secretHash: sha256(secret), createdAt: this.clock.now() };
    let kept: KeyRecord = record;
    await this.records.change<KeyRecord>('api-key', key.id, (known) => (kept = known ?? record));
    return kept === record;
  }

  async revokeKey(id: string): Promise<void> {
    await this.records.remove('api-key', id);
  }

  /** Adds a pool to a user's own; a session of theirs without a pool then works in it. */
  async joinPool(userId: string, place: { pool: string; member: string }, name?: string): Promise<void> {
    await this.records.change<UserRecord>('user', userId, (user) => {
      if (user === null || user.pools.some(({ pool }) => pool === place.pool)) return user;
      return { ...user, name: name ?? user.name, pools: [...user.pools, place] };
    });
  }

  private async startSession(user: string, local: boolean): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const session: SessionRecord = {
      user,
      pool: null,
      createdAt: now,
      expiresAt: now + (local ? LOCAL_LIFE : SESSION_LIFE),
      seenAt: now,
      local,
    };
    await this.records.write('session', sha256(token), session);
    return token;
  }
}

/** Where nothing can be written (a full disk, say), a session that cannot be noted as seen still lets its owner read. */
function readingGoesOn(error: unknown): void {
  if (!(error instanceof OutsideWorld)) throw error;
}

function isOver(session: SessionRecord, now: number): boolean {
  return now > session.expiresAt || (!session.local && now > session.seenAt + SESSION_REST);
}

/** Where a session works: in its own pool, or else in the first one of its user. */
function placeOf(user: UserRecord | null, wanted: string | null): Pick<Caller, 'pool' | 'member'> {
  const place = user?.pools.find(({ pool }) => pool === wanted) ?? user?.pools[0];
  return { pool: place?.pool ?? null, member: place?.member ?? null };
}
