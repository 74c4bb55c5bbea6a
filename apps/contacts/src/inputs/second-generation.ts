import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { inGeneration } from '#libs/platform/generations.js';
import type { GuardedChange, Stored } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Commands, Outcome } from '#libs/transport/commands.js';
import { foldsByType, otherOf, revisionsOf, type NextFold } from './fold.js';
import { HotDocuments } from './hot-documents.js';
import { foldRecordsOf, KEPT } from './rebuild.js';
import { foldPage, pagesOf } from './stored-folds.js';

type Parts = Pick<Platform, 'clock' | 'documents' | 'keys' | 'ledger'>;

/** Whoever folds says so with every page; after this time, ms, it has ended without a word. */
export const SILENT = 60_000;
const LOOK_EVERY = 100;
/** So often the owner may find that too much was decided meanwhile. */
const TRIES = 20;

export interface Rebuild {
  projections: readonly AnyProjection[];
  pool: string;
  /** who asked for it */
  actor: string;
  /** hears, page by page, how many more events are folded */
  told?: (events: number) => void;
}

/**
 * Folds a pool's documents into a second generation while it is decided on, and asks the owner to fold what was decided
 * meanwhile and to switch to it in one commit. Memory stays flat. Ended anywhere, the first generation counts as before.
 * Throws OutsideWorld: `rebuild-running`, `rebuild-interrupted` (the owner changed, or another rebuild took over).
 */
export async function rebuildBeside(platform: Parts, commands: Commands, rebuild: Rebuild): Promise<void> {
  const second = await SecondGeneration.begin(platform, rebuild);
  for (let tries = 0; tries < TRIES; tries += 1) {
    await second.foldOn();
    const outcome = await second.offer(commands);
    if (outcome.state === 'done') return;
    const why = outcome.state === 'refused' ? outcome.refusal.refused : outcome.state;
    if (why !== 'rebuild-behind') throw interrupted(rebuild.pool);
  }
  throw interrupted(rebuild.pool);
}

class SecondGeneration {
  readonly #hot = new HotDocuments(KEPT);
  readonly #folds;
  #version: number | null;

  private constructor(
    private readonly platform: Parts,
    private readonly rebuild: Rebuild,
    private readonly next: NextFold,
    version: number | null,
  ) {
    this.#folds = foldsByType(rebuild.projections);
    this.#version = version;
  }

  static async begin(platform: Parts, rebuild: Rebuild): Promise<SecondGeneration> {
    const { documents, clock } = platform;
    const { pool, projections } = rebuild;
    const [before = null] = await documents.many(pool, [{ collection: 'fold', key: 'next' }]);
    if (isAlive(before, clock.now())) throw running(pool);
    const { self } = await foldRecordsOf(documents, pool);
    const revisions = revisionsOf(projections);
    const generation = otherOf(self?.generation ?? 0);
    const next = { id: randomUUID(), generation, revisions, seq: 0, at: clock.now() };
    const second = new SecondGeneration(platform, rebuild, next, before?.seq ?? null);
    await second.#save([], 0);
    for (const collection of Object.keys(revisions)) await documents.clear(second.#place, collection);
    return second;
  }

  get #place(): string {
    return inGeneration(this.rebuild.pool, this.next.generation);
  }

  /** Folds up to where the ledger ends, each page together with the note of how far it goes. */
  async foldOn(): Promise<void> {
    const { documents } = this.platform;
    for await (const page of pagesOf(this.platform, this.rebuild.pool, this.next.seq)) {
      const changes = await foldPage(documents, { place: this.#place, hot: this.#hot }, this.#folds, page);
      await this.#save(changes, page.at(-1)?.seq ?? this.next.seq);
      this.rebuild.told?.(page.length);
    }
  }

  /** Asks the owner to switch, and waits for what becomes of it. */
  async offer(commands: Commands): Promise<Outcome> {
    const { pool, actor } = this.rebuild;
    const { id, seq } = this.next;
    const key = `rebuild/${id}/${String(seq)}`;
    let outcome: Outcome = await commands.submit({
      pool,
      kind: 'projections.switch',
      data: { rebuild: id },
      actor,
      key,
    });
    while (outcome.state === 'queued') {
      await pause(LOOK_EVERY);
      outcome = (await commands.outcomeOf(pool, actor, key)) ?? outcome;
    }
    return outcome;
  }

  async #save(changes: Awaited<ReturnType<typeof foldPage>>, seq: number): Promise<void> {
    const { documents, clock } = this.platform;
    const body: NextFold = Object.assign(this.next, { seq, at: clock.now() });
    const version = (this.#version ?? 0) + 1;
    const place = { pool: this.rebuild.pool, collection: 'fold', key: 'next' };
    const note: GuardedChange = { ...place, seq: version, expect: this.#version, body };
    try {
      await documents.save([...changes, note]);
      this.#version = version;
    } catch (error) {
      if (error instanceof CommitFailed && error.kind === 'fenced') throw interrupted(this.rebuild.pool);
      throw error;
    }
  }
}

function isAlive(before: Stored | null, now: number): boolean {
  return before !== null && (before.body as NextFold).at + SILENT > now;
}

function running(pool: string): OutsideWorld {
  const text = `The documents of pool ${pool} are being rebuilt already: wait until that has come to its end.`;
  return new OutsideWorld(text, true, 'rebuild-running');
}

function interrupted(pool: string): OutsideWorld {
  const text = `The rebuild of pool ${pool} was interrupted; its documents are as they were. Ask for it again.`;
  return new OutsideWorld(text, true, 'rebuild-interrupted');
}
