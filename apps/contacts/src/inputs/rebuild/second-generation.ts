import type { AnyProjection } from '#libs/kernel/projection.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Commands, Outcome } from '#libs/transport/commands.js';
import { foldsByType, revisionsOf } from '../fold.js';
import { HotDocuments } from '../hot-documents.js';
import { KEPT } from './rebuild.js';
import { interrupted, SecondPlace } from './second-place.js';
import { foldPage, pagesOf } from './stored-folds.js';

type Parts = Pick<Platform, 'clock' | 'documents' | 'keys' | 'ledger'>;

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
 * meanwhile and to switch to it in one commit. Memory stays flat. Ended anywhere, the first generation counts as before;
 * what fails leaves nothing of the second, if that can still be written. Throws OutsideWorld: `rebuild-running`,
 * `rebuild-interrupted` (the owner changed, or another rebuild took over).
 */
export async function rebuildBeside(platform: Parts, commands: Commands, rebuild: Rebuild): Promise<void> {
  const { pool, projections } = rebuild;
  const place = await SecondPlace.take(platform, pool, { revisions: revisionsOf(projections) });
  if (place === null) throw running(pool);
  try {
    await place.empty();
    await foldAndSwitch(new SecondGeneration(platform, rebuild, place), commands, pool);
  } catch (error) {
    await place.remove().catch(() => undefined);
    throw error;
  }
}

async function foldAndSwitch(second: SecondGeneration, commands: Commands, pool: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await second.foldOn();
    const outcome = await second.offer(commands);
    if (outcome.state === 'done') return;
    const why = outcome.state === 'refused' ? outcome.refusal.refused : outcome.state;
    if (why !== 'rebuild-behind') break;
  }
  throw interrupted(pool);
}

class SecondGeneration {
  readonly #hot = new HotDocuments(KEPT);
  readonly #folds;

  constructor(
    private readonly platform: Parts,
    private readonly rebuild: Rebuild,
    private readonly place: SecondPlace,
  ) {
    this.#folds = foldsByType(rebuild.projections);
  }

  /** Folds up to where the ledger ends, each page together with the note of how far it goes. */
  async foldOn(): Promise<void> {
    const { name, next } = this.place;
    for await (const page of pagesOf(this.platform, this.rebuild.pool, next.seq)) {
      const target = { place: name, hot: this.#hot };
      const changes = await foldPage(this.platform.documents, target, this.#folds, page);
      await this.place.save(changes, page.at(-1)?.seq);
      this.rebuild.told?.(page.length);
    }
  }

  /** Asks the owner to switch, and waits for what becomes of it. */
  async offer(commands: Commands): Promise<Outcome> {
    const { pool, actor } = this.rebuild;
    const { id, seq } = this.place.next;
    const key = `rebuild/${id}/${String(seq)}`;
    let outcome: Outcome = await commands.submit({
      pool,
      kind: 'projections.switch',
      data: { rebuild: id },
      actor,
      key,
    });
    while (outcome.state === 'queued') {
      await this.#pause();
      outcome = (await commands.outcomeOf(pool, actor, key)) ?? outcome;
    }
    return outcome;
  }

  #pause(): Promise<void> {
    const { clock } = this.platform;
    return new Promise((resolve) => void clock.at(clock.now() + LOOK_EVERY, resolve));
  }
}

function running(pool: string): OutsideWorld {
  const text = `The documents of pool ${pool} are being rebuilt already, or were a moment ago: wait until that has come to its end.`;
  return new OutsideWorld(text, true, 'rebuild-running');
}
