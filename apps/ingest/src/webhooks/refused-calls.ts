import type { Clock } from '#libs/ports/clock.js';
import type { Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';

type Place = Pick<Source, 'pool' | 'id'>;

interface Parts {
  sources: Pick<SourceStore, 'change'>;
  clock: Clock;
  failed: (error: unknown) => void;
}

/** ms for which calls are counted together: whoever has an address may call it as often as they like. Judgement. */
const TOGETHER = 5_000;

/** Counts on a source's card calls whose signature did not fit: of what they said nothing is kept. */
export class RefusedCalls {
  readonly #counts = new Map<string, { count: number; cancel: () => void }>();

  constructor(private readonly parts: Parts) {}

  note({ pool, id }: Place): void {
    const { clock } = this.parts;
    const place = `${pool}/${id}`;
    const counting = this.#counts.get(place);
    if (counting !== undefined) {
      counting.count += 1;
      return;
    }
    const cancel = clock.at(clock.now() + TOGETHER, () => {
      const count = this.#counts.get(place)?.count ?? 0;
      this.#counts.delete(place);
      void this.#write({ pool, id }, count);
    });
    this.#counts.set(place, { count: 1, cancel });
  }

  /** What is not written yet is forgotten: it is a number to look at. */
  stop(): void {
    for (const { cancel } of this.#counts.values()) cancel();
  }

  async #write({ pool, id }: Place, more: number): Promise<void> {
    const { sources, clock, failed } = this.parts;
    const at = clock.now();
    try {
      await sources.change(pool, id, (one) => ({ ...one, unsigned: { count: (one.unsigned?.count ?? 0) + more, at } }));
    } catch (error) {
      failed(error);
    }
  }
}
