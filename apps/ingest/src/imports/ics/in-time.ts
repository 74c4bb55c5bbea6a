import vm from 'node:vm';
import { processorTime } from '#libs/platform/processor-time.js';

/** ms on the wall that the first try may take … */
const FIRST_TRY = 500;
/** … ms of the processor after which it is hardly a matter of the machine (an event that is gone through to its last step takes 100) … */
const LONGEST = 300;
/** … and how often that must be so: a virtual machine that stood still counts that as work. */
const TRIES = 2;
const place = vm.createContext({ run: null });
const script = new vm.Script('run()');

/**
 * Runs what might never end, and throws when it has had its time of the processor: "each day that is the 30th of
 * February" is looked for for ever, and no reading of a rule tells which of them come to nothing. On a busy machine half
 * a second on the wall may be next to nothing of it: then it runs again, from its beginning, with twice the time.
 */
export function inTime<Result>(run: () => Result, spent: () => number = processorTime): Result {
  place['run'] = run;
  let timeout = FIRST_TRY;
  for (let left = TRIES; ;) {
    const before = spent();
    try {
      return script.runInContext(place, { timeout }) as Result;
    } catch (error) {
      if (!isLate(error)) throw error;
      const isOurs = spent() - before >= LONGEST;
      if (isOurs && left === 1) throw error;
      if (isOurs) left -= 1;
      else timeout *= 2;
    }
  }
}

/** Whether this was thrown because it took too long. */
export function isLate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
