/** A document or record as the owner knows it. */
export interface Entry {
  body: unknown;
  seq: number;
}

/**
 * What the owner keeps in memory between batches, because it alone writes it: the newest `limit` to twice as many.
 * Two generations: what is used moves to the younger one, and a full younger one replaces the elder.
 */
export class HotDocuments {
  #young = new Map<string, Entry>();
  #old = new Map<string, Entry>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(place: string): Entry | undefined {
    const young = this.#young.get(place);
    if (young !== undefined) return young;
    const old = this.#old.get(place);
    if (old !== undefined) this.set(place, old);
    return old;
  }

  set(place: string, entry: Entry): void {
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(place, entry);
  }

  /** Forgets everything of a pool: places begin with it. */
  forget(pool: string): void {
    for (const places of [this.#young, this.#old])
      for (const place of places.keys()) if (place.startsWith(`${pool}/`)) places.delete(place);
  }

  delete(place: string): void {
    this.#young.delete(place);
    this.#old.delete(place);
  }
}
