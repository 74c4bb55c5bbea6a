import type { Clock } from '#libs/ports/clock.js';

/** Waits for work whose end is wished for and not needed: so many ms at most. A failure is an end, too. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<void>((resolve) => (cancel = clock.at(clock.now() + ms, resolve)));
  const done = (): void => undefined;
  await Promise.race([work.then(done, done), late]);
  cancel();
}
