import { randomUUID } from 'node:crypto';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import { inGeneration } from '#libs/platform/generations.js';
import type { Change, GuardedChange } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { foldRecordsOf, isWorkedOn, otherOf, READ_TO_THE_END, type NextFold } from '../fold-records.js';

type Parts = Pick<Platform, 'clock' | 'documents'>;

/** Documents removed with one write. */
const PAGE = 200;

/**
 * Where the generation of a pool's documents lies that does not count. One at a time folds or removes there: everything is
 * written together with `fold/next`, guarded by its version. So nobody who was taken for ended writes or removes anything
 * any more, least of all in a generation that counts by now. Throws OutsideWorld `rebuild-interrupted` then.
 */
export class SecondPlace {
  private constructor(
    private readonly parts: Parts,
    private readonly pool: string,
    readonly next: NextFold,
    private version: number | null,
  ) {}

  /** Null: somebody works there, or reads from it still. `anyway` takes it from whoever that is. */
  static async take(
    parts: Parts,
    pool: string,
    { revisions, anyway = false }: { revisions: Record<string, string>; anyway?: boolean },
  ): Promise<SecondPlace | null> {
    const now = parts.clock.now();
    const { self, next, version } = await foldRecordsOf(parts.documents, pool);
    if (!anyway && isHeld(next, now)) return null;
    const generation = next?.generation ?? otherOf(self?.generation ?? 0);
    const place = new SecondPlace(parts, pool, { id: randomUUID(), generation, revisions, seq: 0, at: now }, version);
    await place.save([]);
    return place;
  }

  /** The name under which documents lie there. */
  get name(): string {
    return inGeneration(this.pool, this.next.generation);
  }

  /** Writes there; `seq`: the last event that is folded with that. */
  async save(changes: readonly Change[], seq = this.next.seq): Promise<void> {
    await this.#write(changes, Object.assign(this.next, { seq, at: this.parts.clock.now() }));
  }

  /** Removes every document there. */
  async empty(): Promise<void> {
    const { documents } = this.parts;
    for (const collection of Object.keys(this.next.revisions)) {
      for (;;) {
        const page = await documents.all(this.name, collection, null, PAGE);
        if (page.length === 0) break;
        await this.save(page.map(({ key, seq }) => ({ pool: this.name, collection, key, seq, body: null })));
      }
    }
  }

  /** Removes everything there, and that there was anything. */
  async remove(): Promise<void> {
    await this.empty();
    await this.#write([], null);
  }

  async #write(changes: readonly Change[], body: NextFold | null): Promise<void> {
    // Begins with the time, so that no version is ever met again after the note was removed.
    const seq = Math.max((this.version ?? 0) + 1, this.parts.clock.now());
    const place = { pool: this.pool, collection: 'fold', key: 'next' };
    const note: GuardedChange = { ...place, seq, expect: this.version, body };
    try {
      await this.parts.documents.save([...changes, note]);
      this.version = seq;
    } catch (error) {
      if (error instanceof CommitFailed && error.kind === 'fenced') throw interrupted(this.pool);
      throw error;
    }
  }
}

/**
 * Removes a second generation that nobody needs: one that does not count any more, or whose rebuild has ended without a
 * word. Answers whether none is there now.
 */
export async function removeAbandoned(parts: Parts, pool: string): Promise<boolean> {
  const { next } = await foldRecordsOf(parts.documents, pool);
  if (next === null) return true;
  const place = await SecondPlace.take(parts, pool, next);
  await place?.remove();
  return place !== null;
}

function isHeld(next: NextFold | null, now: number): boolean {
  if (next === null) return false;
  return next.left === true ? next.at + READ_TO_THE_END > now : isWorkedOn(next, now);
}

export function interrupted(pool: string): OutsideWorld {
  const text = `The rebuild of pool ${pool} was interrupted; its documents are as they were. Ask for it again.`;
  return new OutsideWorld(text, true, 'rebuild-interrupted');
}
