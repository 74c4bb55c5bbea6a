import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { EventLog } from '#libs/ports/event-log.js';
import type { Outlet } from './outlet.js';
import { eventRecord } from './records.js';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
/** events taken from the ledger at once */
const PAGE = 1_000;
/** ms between looks at the ledger when nobody says that something was committed */
const LOOK_EVERY = 1_000;

export interface PublisherOptions {
  topic: string;
  events: EventLog;
  outlet: Pick<Outlet, 'send'>;
  clock: Clock;
  /** The highest number that `pool-events` holds for a partition, -1 if none; what was written lately is enough. */
  published: (partition: number) => Promise<number>;
}

/** Copies committed events to `pool-events`, a partition at a time, from a cursor kept beside the ledger. */
export class Publisher {
  readonly #owned = new Map<number, Line>();
  readonly #deaf: () => void;

  constructor(private readonly options: PublisherOptions) {
    this.#deaf = options.events.listen?.((partition) => this.wake(partition)) ?? (() => undefined);
  }

  /**
   * Starts publishing a partition. Throws OutsideWorld `events-ahead` when more was published than the ledger holds:
   * the ledger is older than what readers have seen. That is not looked at again: a ledger that somebody is putting
   * back looks new enough before it is whole.
   */
  async take(partition: number): Promise<void> {
    if (this.#owned.has(partition)) return;
    const { published, events, topic } = this.options;
    const [sent, kept] = [await published(partition), await events.newest(partition)];
    if (sent >= kept) throw ahead(topic, partition, { sent, kept });
    if (!this.#owned.has(partition)) this.#owned.set(partition, new Line(partition, this.options));
  }

  /** Another process publishes it from now on; what both send in between is dropped by readers. */
  drop(partition: number): void {
    void this.#owned.get(partition)?.end();
    this.#owned.delete(partition);
  }

  /** Something may have been committed. */
  wake(partition: number): void {
    this.#owned.get(partition)?.wake();
  }

  /** null while all is well, else one sentence for the readiness page. */
  health(): string | null {
    return [...this.#owned.values()].map(({ trouble }) => trouble).find((sentence) => sentence !== null) ?? null;
  }

  /** Ends after the sends that are under way. */
  async close(): Promise<void> {
    this.#deaf();
    const lines = [...this.#owned.values()];
    this.#owned.clear();
    await Promise.all(lines.map((line) => line.end()));
  }
}

class Line {
  trouble: string | null = null;
  #over = false;
  #woken = false;
  #wait = FIRST_WAIT;
  #rouse: () => void = () => undefined;
  readonly #ended: Promise<void>;

  constructor(
    private readonly partition: number,
    private readonly options: PublisherOptions,
  ) {
    this.#ended = this.#run();
  }

  end(): Promise<void> {
    this.#over = true;
    this.wake();
    return this.#ended;
  }

  wake(): void {
    this.#woken = true;
    this.#rouse();
  }

  async #run(): Promise<void> {
    let cursor: number | null = null;
    while (!this.#isOver()) {
      try {
        cursor = await this.#publish(cursor ?? (await this.options.events.cursor(this.partition)));
        this.trouble = null;
        this.#wait = FIRST_WAIT;
      } catch (error) {
        cursor = null;
        this.trouble = `Events of partition ${String(this.partition)} are not published: ${error instanceof Error ? error.message : String(error)}`;
        this.#woken = false;
        await this.#sleep(this.#wait);
        this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
      }
    }
  }

  /** Answers the new cursor, after the next events were sent, or after a while without any. */
  async #publish(cursor: number): Promise<number> {
    const { events, outlet, topic } = this.options;
    this.#woken = false;
    const page = await events.after(this.partition, cursor - 1, PAGE);
    const last = page.at(-1);
    if (last === undefined) {
      await this.#sleep(LOOK_EVERY);
      return cursor;
    }
    await outlet.send(page.map((event) => eventRecord(topic, this.partition, event)));
    await events.moveCursor(this.partition, last.n + 1);
    return last.n + 1;
  }

  async #sleep(wait: number): Promise<void> {
    const { clock } = this.options;
    await new Promise<void>((resolve) => {
      if (this.#woken || this.#over) {
        resolve();
        return;
      }
      const cancel = clock.at(clock.now() + wait, resolve);
      this.#rouse = () => {
        cancel();
        resolve();
      };
    });
    this.#rouse = () => undefined;
  }

  /** A call, because it also changes while something is awaited. */
  #isOver(): boolean {
    return this.#over;
  }
}

function ahead(topic: string, partition: number, { sent, kept }: { sent: number; kept: number }): OutsideWorld {
  const text = `${topic} holds event ${String(sent)} of partition ${String(partition)}, but the ledger ends before ${String(kept)}: it is older than what readers have seen. Stop every service, put the newer ledger back or open a new epoch with \`kith ledger new-epoch\`, and start them again.`;
  return new OutsideWorld(text, false, 'events-ahead');
}
