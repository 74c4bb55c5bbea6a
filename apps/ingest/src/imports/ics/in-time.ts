import vm from 'node:vm';

/** ms; an event that is gone through to its last step takes a tenth of it. */
const LONGEST = 1_000;
const place = vm.createContext({ run: null });
const script = new vm.Script('run()');

/**
 * Runs what might never end, and throws after a second: "each day that is the 30th of February" is looked for
 * for ever, and no reading of a rule tells which of them come to nothing.
 */
export function inTime<Result>(run: () => Result): Result {
  place['run'] = run;
  return script.runInContext(place, { timeout: LONGEST }) as Result;
}

/** Whether this was thrown because it took too long. */
export function isLate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
