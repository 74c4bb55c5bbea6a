import type { Batch, Ledger } from '#libs/ports/ledger.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';

type Commit = (batch: Batch, commit: (batch: Batch) => Promise<void>) => Promise<void>;

/** The same platform, but for what becomes of commits. */
export function withCommits(platform: Platform, commit: Commit): Platform {
  const { ledger } = platform;
  const wrapped: Ledger = {
    position: (partition) => ledger.position(partition),
    head: (pool) => ledger.head(pool),
    read: (pool, after, limit) => ledger.read(pool, after, limit),
    about: (pool, subject, before, limit) => ledger.about(pool, subject, before, limit),
    pools: () => ledger.pools(),
    commit: (batch) => commit(batch, (real) => ledger.commit(real)),
  };
  return { ...platform, ledger: wrapped };
}

/** The same platform, but something happens just before keys are asked for. */
export function beforeKeys(platform: Platform, happens: (pool: string, subjects: string[]) => Promise<void>): Platform {
  const { keys } = platform;
  const wrapped: Keys = {
    async ensure(pool, subjects) {
      await happens(pool, subjects);
      return keys.ensure(pool, subjects);
    },
    read: (pool, subjects) => keys.read(pool, subjects),
    destroy: (pool, subjects) => keys.destroy(pool, subjects),
    tombstones: (pool) => keys.tombstones(pool),
    hasher: (pool) => keys.hasher(pool),
    shareHashes: (pool, like) => keys.shareHashes(pool, like),
    carried: (...page) => keys.carried(...page),
    adopt: (...carried) => keys.adopt(...carried),
  };
  return { ...platform, keys: wrapped };
}
