import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';
import type { Platform } from '#libs/ports/platform.js';
import { FrontDoor } from './front-door.js';
import { serveOn, type Service } from './serve-on.js';

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5_000;

/** Opens the platform. May wait for servers by itself, and says then for which, until the signal ends that. */
export type Open = (waiting: (sentence: string | null) => void, signal: AbortSignal) => Promise<Platform>;

/** A process of its own. */
export interface RunningService {
  address: string;
  /** Resolves when people are let in; rejects if that never will be. */
  ready: Promise<void>;
  /** Ends it in order, from whatever it is doing. */
  stop(): Promise<void>;
}

/**
 * Runs a service until it is stopped. It answers on its port at once and is ready when its servers are: whatever of the
 * outside world is missing or wrong stands on `/readyz` in one sentence and is tried again, every five seconds at the
 * latest. Throws OutsideWorld `port-in-use`.
 */
export async function runService(
  service: Service,
  { config, log, open }: { config: Config; log: Logger; open: Open },
): Promise<RunningService> {
  const door = new FrontDoor();
  const address = await door.listen(config);
  const ending = new AbortController();
  const closing: (() => Promise<unknown>)[] = [];
  const waiting = (sentence: string | null): void => {
    if (sentence !== null && sentence !== door.reason) log.warn(sentence);
    door.reason = sentence ?? 'Kith is starting.';
  };
  const start = async (): Promise<void> => {
    const platform = await open(waiting, ending.signal);
    try {
      closing.push(await serveOn(platform, service, { config, log, door }), () => platform.close());
    } catch (error) {
      await platform.close();
      throw error;
    }
  };
  const ready = keepTrying(start, waiting, ending.signal);
  ready.catch(() => undefined);
  return {
    address,
    ready,
    async stop() {
      ending.abort();
      await ready.catch(() => undefined);
      for (const close of closing.splice(0)) await close();
      await door.close();
    },
  };
}

/** Until it succeeds or is ended; only what waiting or a person can cure is tried again. */
async function keepTrying(
  start: () => Promise<void>,
  waiting: (sentence: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      await start();
      return;
    } catch (error) {
      if (!mayPass(error)) throw error;
      waiting(error.message);
    }
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}

function mayPass(error: unknown): error is Error {
  return error instanceof OutsideWorld || (error instanceof CommitFailed && error.kind !== 'deterministic');
}
