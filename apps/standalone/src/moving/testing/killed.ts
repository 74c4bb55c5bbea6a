import type { Platform } from '#libs/ports/platform.js';

/** The process ended here. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * The same platform, in a process that is killed at its write number `at`: before it, or, `after`, when it was on disk and
 * nobody had heard of it yet.
 */
export function killedAt(platform: Platform, at: number, when: 'before' | 'after'): Platform {
  let writes = 0;
  const write = async (work: () => Promise<void>): Promise<void> => {
    writes += 1;
    if (writes > at || (writes === at && when === 'before')) throw new Killed();
    await work();
    if (writes === at) throw new Killed();
  };
  const { ledger, documents, keys } = platform;
  return {
    ...platform,
    ledger: {
      position: (partition) => ledger.position(partition),
      head: (pool) => ledger.head(pool),
      read: (...page) => ledger.read(...page),
      about: (...page) => ledger.about(...page),
      pools: () => ledger.pools(),
      commit: (batch) => write(() => ledger.commit(batch)),
    },
    documents: {
      many: (...asked) => documents.many(...asked),
      list: (query) => documents.list(query),
      search: (query) => documents.search(query),
      all: (...page) => documents.all(...page),
      save: (changes) => write(() => documents.save(changes)),
      clear: (...place) => documents.clear(...place),
    },
    keys: {
      ensure: (...asked) => keys.ensure(...asked),
      read: (...asked) => keys.read(...asked),
      destroy: (...asked) => keys.destroy(...asked),
      tombstones: (pool) => keys.tombstones(pool),
      hasher: (pool) => keys.hasher(pool),
      shareHashes: (...pools) => write(() => keys.shareHashes(...pools)),
      carried: (...page) => keys.carried(...page),
      adopt: (...carried) => write(() => keys.adopt(...carried)),
    },
  };
}
