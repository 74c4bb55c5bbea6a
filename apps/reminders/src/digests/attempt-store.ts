import { CommitFailed } from '#libs/kernel/errors.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Attempt } from './attempt.js';

/** An attempt as it was read; `seq` null: there is none yet. */
interface Found {
  attempt: Attempt | null;
  seq: number | null;
}

/** The newest attempt of each member and kind. Written only as it was read: of two instances one sends. */
export class AttemptStore {
  constructor(private readonly documents: Documents) {}

  async read(pool: string, member: string, trigger: string): Promise<Found> {
    const [found] = await this.documents.many(pool, [{ collection: 'digest-attempt', key: keyOf(member, trigger) }]);
    return { attempt: (found?.body as Attempt | undefined) ?? null, seq: found?.seq ?? null };
  }

  /** Stores an attempt over what was found; null if somebody else was first. */
  async write(pool: string, member: string, before: Found, attempt: Attempt): Promise<Found | null> {
    const seq = (before.seq ?? 0) + 1;
    const key = keyOf(member, attempt.of.slice(attempt.of.indexOf('/') + 1));
    const change = { pool, collection: 'digest-attempt', key, seq, expect: before.seq, body: attempt };
    try {
      await this.documents.save([change]);
      return { attempt, seq };
    } catch (error) {
      if (error instanceof CommitFailed && error.kind === 'fenced') return null;
      throw error;
    }
  }
}

function keyOf(member: string, trigger: string): string {
  return `${member}/${trigger === 'morning' ? 'morning' : 'asked'}`;
}
