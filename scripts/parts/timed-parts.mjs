import { stopwatch } from './processes.mjs';

/** Times the parts of a script; `print` lists them, also those that failed. */
export function timedParts() {
  const times = [];
  return {
    async part(name, run) {
      const since = stopwatch();
      try {
        return await run();
      } finally {
        times.push([name, since()]);
      }
    },
    print() {
      for (const [name, time] of times) console.log(`${name.padEnd(24)}${time.padStart(10)}`);
    },
  };
}
