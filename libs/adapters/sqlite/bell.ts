import type { BusRecord, Topic } from '#libs/ports/bus.js';

type Listener = (topic: Topic, records: readonly BusRecord[]) => void;

/** Tells the readers in this process that a topic has grown, and by what if that is at hand. */
export class Bell {
  readonly #listeners = new Set<Listener>();

  ring(topic: Topic, records: readonly BusRecord[] = []): void {
    for (const listener of this.#listeners) listener(topic, records);
  }

  /** Returns the way to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
