import type { Puller } from './live.js';
import type { Mutant } from './loopback.js';
import { pull } from './pull.js';

/** Pulls in this process, where nobody kills it. */
export function inProcess(mutant: Mutant = {}): Puller {
  return {
    start: (pulling) => ({
      ended: pull({ ...pulling, mutant }).then(() => true),
      kill: () => {
        throw new Error('a puller in this process cannot be killed');
      },
    }),
  };
}
