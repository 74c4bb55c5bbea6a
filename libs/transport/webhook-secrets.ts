import { randomBytes } from 'node:crypto';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Stored } from '#libs/ports/documents.js';
import type { DataKey } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';

/** Of a length that Standard Webhooks allow (24 to 64 bytes). */
const SECRET_BYTES = 32;
/** The newest signs, and the one before it, until the other side knows the newest. */
const LIVE = 2;
const TRIES = 5;

interface SecretRecord {
  sealed: string;
  /** the request that had the newest made; absent in older records */
  of?: string | null;
}

interface Making {
  secret: string;
  key: DataKey;
  of: string | null;
}

/** A secret as Standard Webhooks write it: `whsec_` and base64. */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * `webhook-secret/<id>`: what signs the messages to another system, sealed under the key of `webhook/<id>` and gone with
 * it. Made in contacts, used in reminders.
 */
export class WebhookSecrets {
  constructor(private readonly parts: Pick<Platform, 'documents' | 'keys'>) {}

  /** Those that are good, the newest first; none if it was removed. */
  async read(pool: string, webhook: string): Promise<string[]> {
    const [found] = await this.parts.documents.many(pool, [{ collection: 'webhook-secret', key: webhook }]);
    const key = (await this.parts.keys.read(pool, [subjectOf(webhook)])).get(subjectOf(webhook)) ?? null;
    return found === undefined || key === null ? [] : opened(found, key);
  }

  /** Makes the first one. Null: there is one, which stays. */
  async first(pool: string, webhook: string): Promise<string | null> {
    if ((await this.read(pool, webhook)).length > 0) return null;
    return this.add(pool, webhook);
  }

  /**
   * Makes a new one; the one before stays good, any older is forgotten. The same request (`of`) again makes another in its
   * place: the answer that showed it was lost, and nobody has it. Null: the other system was removed.
   */
  async add(pool: string, webhook: string, of: string | null = null): Promise<string | null> {
    const key = (await this.parts.keys.ensure(pool, [subjectOf(webhook)])).get(subjectOf(webhook)) ?? null;
    if (key === null) return null;
    const secret = newSecret();
    for (let left = TRIES; ; left -= 1) {
      try {
        await this.put(pool, webhook, { secret, key, of });
        return secret;
      } catch (error) {
        if (!isOvertaken(error) || left === 1) throw error;
      }
    }
  }

  /** Destroys the key and removes the record: secrets, name and address are gone for good, also from backups. */
  async forget(pool: string, webhook: string): Promise<void> {
    await this.parts.keys.destroy(pool, [subjectOf(webhook)]);
    await this.parts.documents.save([{ pool, collection: 'webhook-secret', key: webhook, seq: 0, body: null }]);
  }

  private async put(pool: string, webhook: string, { secret, key, of }: Making): Promise<void> {
    const [found] = await this.parts.documents.many(pool, [{ collection: 'webhook-secret', key: webhook }]);
    const known = found === undefined ? [] : opened(found, key);
    const secrets = [secret, ...known.slice(isMadeFor(found, of) ? 1 : 0)].slice(0, LIVE);
    const body: SecretRecord = { sealed: key.seal(aadOf(pool, webhook), JSON.stringify(secrets)), of };
    const expect = found?.seq ?? null;
    const place = { pool, collection: 'webhook-secret', key: webhook };
    await this.parts.documents.save([{ ...place, seq: (expect ?? 0) + 1, expect, body }]);
  }
}

const subjectOf = (webhook: string): string => `webhook/${webhook}`;
const aadOf = (pool: string, webhook: string): string => `${pool}|${subjectOf(webhook)}|secrets`;
const isOvertaken = (error: unknown): boolean => error instanceof CommitFailed && error.kind === 'fenced';

/** Whether the newest secret was made for the same request. */
function isMadeFor(found: Stored | undefined, of: string | null): boolean {
  return of !== null && (found?.body as SecretRecord | undefined)?.of === of;
}

function opened({ pool, key: webhook, body }: Stored, key: DataKey): string[] {
  return JSON.parse(key.open(aadOf(pool, webhook), (body as SecretRecord).sealed)) as string[];
}
