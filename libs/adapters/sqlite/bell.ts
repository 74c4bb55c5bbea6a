import type { Topic } from '#libs/ports/bus.js';

/** Tells the readers in this process that a topic has grown. */
export class Bell {
  readonly #listeners = new Set<(topic: Topic) => void>();

  ring(topic: Topic): void {
    for (const listener of this.#listeners) listener(topic);
  }

  /** Returns the way to stop listening. */
  listen(listener: (topic: Topic) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
