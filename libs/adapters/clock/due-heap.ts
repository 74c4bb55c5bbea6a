/** A binary heap of things that fall due, earliest first; equal times in the order they were pushed. */
export class DueHeap<Item extends { at: number }> {
  readonly #heap: { item: Item; order: number }[] = [];
  #pushed = 0;

  get size(): number {
    return this.#heap.length;
  }

  peek(): Item | undefined {
    return this.#heap[0]?.item;
  }

  push(item: Item): void {
    this.#heap.push({ item, order: this.#pushed++ });
    for (let child = this.#heap.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (this.#before(parent, child)) break;
      this.#swap(parent, child);
      child = parent;
    }
  }

  pop(): Item | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last === undefined || first === undefined || this.#heap.length === 0) return first?.item;
    this.#heap[0] = last;
    for (let parent = 0; ;) {
      const child = this.#earlierChild(parent);
      if (child === null || this.#before(parent, child)) break;
      this.#swap(parent, child);
      parent = child;
    }
    return first.item;
  }

  #earlierChild(parent: number): number | null {
    const left = 2 * parent + 1;
    if (left >= this.#heap.length) return null;
    return left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left;
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.item.at < other.item.at || (one.item.at === other.item.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
