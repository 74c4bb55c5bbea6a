import { OutsideWorld } from '#libs/kernel/errors.js';

/** Does some work with a topic. */
export type WithTopic = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * For a topic that is only a copy: whoever finds that it is gone makes it again, empty, and fails all the same, so that
 * the work is tried once more. `make` throws OutsideWorld.
 */
export function renewing(make: () => Promise<void>): WithTopic {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof OutsideWorld && error.code === 'topic-missing') await make();
      throw error;
    }
  };
}
