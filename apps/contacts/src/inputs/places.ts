/** What is known by collection and key. */
export class Places<Value> {
  readonly #collections = new Map<string, Map<string, Value>>();
  size = 0;

  get(collection: string, key: string): Value | undefined {
    return this.#collections.get(collection)?.get(key);
  }

  set(collection: string, key: string, value: Value): void {
    let keys = this.#collections.get(collection);
    if (keys === undefined) {
      keys = new Map();
      this.#collections.set(collection, keys);
    }
    const before = keys.size;
    keys.set(key, value);
    this.size += keys.size - before;
  }

  *values(): Generator<Value> {
    for (const keys of this.#collections.values()) yield* keys.values();
  }
}
