import { freshId } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { PoolDoc } from '../documents.js';

/** Which organisation a new pool belongs to. */
export class Organisations {
  constructor(
    private readonly documents: Documents,
    private readonly keys: Keys,
  ) {}

  /**
   * Beside a pool that one owns it is that pool's, unless `new` is wished, and its hashes are shared: so a token of the one
   * is a token of the other. Refuses `not-allowed` when `same` is wished by somebody who owns none.
   */
  async forNew(pool: string, wished: 'same' | 'new' | undefined, beside: Viewer | null): Promise<string> {
    const own = wished === 'new' || beside?.role !== 'owner' ? null : await this.organisationOf(beside.pool);
    if (own === null || beside === null) {
      if (wished !== 'same') return freshId('o', pool);
      throw new HttpProblem(403, 'not-allowed', 'Only an owner of a pool can make another one in its organisation.');
    }
    await this.keys.shareHashes(pool, beside.pool);
    return own;
  }

  private async organisationOf(pool: string): Promise<string | null> {
    const [found] = await this.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    return (found?.body as PoolDoc | undefined)?.organisation ?? null;
  }
}
