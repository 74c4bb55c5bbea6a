import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Bus } from '#libs/ports/bus.js';

interface Waiting {
  input: InputEnvelope;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * One append at a time; what comes meanwhile goes into the next one together, so that many people share one write.
 * Resolves when the input is durable; rejects with the bus's error, and then it may or may not have been written.
 */
export function createAppendQueue(bus: Pick<Bus, 'append'>): (input: InputEnvelope) => Promise<void> {
  let waiting: Waiting[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      await bus.append(taken.map((one) => one.input)).then(
        () => taken.forEach((one) => one.resolve()),
        (error: unknown) => taken.forEach((one) => one.reject(error)),
      );
    }
    busy = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!busy) void drain();
    });
}
