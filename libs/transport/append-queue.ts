import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Bus } from '#libs/ports/bus.js';
import { Together } from './together.js';

/**
 * One append at a time; what comes meanwhile goes into the next one together, so that many people share one write.
 * Resolves when the input is durable; rejects with the bus's error, and then it may or may not have been written.
 */
export function createAppendQueue(bus: Pick<Bus, 'append'>): (input: InputEnvelope) => Promise<void> {
  const together = new Together<InputEnvelope, undefined>(async (inputs) => {
    await bus.append([...inputs]);
    return inputs.map(() => undefined);
  });
  return (input) => together.add('', input);
}
