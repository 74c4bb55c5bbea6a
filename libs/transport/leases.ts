import { randomUUID } from 'node:crypto';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Platform } from '#libs/ports/platform.js';

/** The right to work on something alone, while it lasts. */
export interface Lease {
  /** False once it ran out or another instance has it. */
  held(): boolean;
  /** Lets others have it at once. */
  release(): Promise<void>;
}

/** Who may send for an origin: one instance at a time. Numbers and guards keep what happens right even if two believe it. */
export interface Leases {
  /** Held from now on and renewed until it is released; null while another instance holds it. */
  take(pool: string, origin: string): Promise<Lease | null>;
}

/** Where one process has the data to itself, nobody has to be asked. */
export const soleLeases: Leases = {
  take: () => Promise.resolve({ held: () => true, release: () => Promise.resolve() }),
};

/** `lease/<origin>`: who holds it, and until when (ms) unless it is renewed. */
interface LeaseRecord {
  holder: string;
  until: number;
}

/** An instance that died is followed by another after this time, ms. Longer than clocks differ. */
export const LEASE_MS = 30_000;

type Parts = Pick<Platform, 'documents' | 'clock'>;

/** Leases in fenced records of the database. */
export function createLeases(parts: Parts, holder: string = randomUUID()): Leases {
  return {
    async take(pool, origin) {
      const { documents, clock } = parts;
      const [found] = await documents.many(pool, [{ collection: 'lease', key: origin }]);
      const other = found?.body as LeaseRecord | undefined;
      if (other !== undefined && other.until > clock.now()) return null;
      const lease = new StoredLease(parts, { pool, origin, holder });
      return (await lease.write(found?.seq ?? null)) ? lease : null;
    },
  };
}

class StoredLease implements Lease {
  #seq = 0;
  #until = 0;
  #released = false;
  #cancel: () => void = () => undefined;
  #renewing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: Parts,
    private readonly place: { pool: string; origin: string; holder: string },
  ) {}

  held(): boolean {
    return !this.#released && this.#until > this.parts.clock.now();
  }

  /** False if somebody else was first. */
  async write(expect: number | null): Promise<boolean> {
    const { clock } = this.parts;
    const until = clock.now() + LEASE_MS;
    try {
      await this.#save(expect, { holder: this.place.holder, until });
    } catch (error) {
      if (!(error instanceof CommitFailed) || error.kind !== 'fenced') throw error;
      this.#until = 0;
      return false;
    }
    this.#seq = (expect ?? 0) + 1;
    this.#until = until;
    this.#renewLater();
    return true;
  }

  async release(): Promise<void> {
    const held = this.held();
    this.#released = true;
    this.#cancel();
    await this.#renewing;
    // Not removed by us, it runs out by itself.
    if (held) await this.#save(this.#seq, null).catch(() => undefined);
  }

  #renewLater(): void {
    if (this.#released) return;
    const { clock } = this.parts;
    this.#cancel = clock.at(clock.now() + LEASE_MS / 3, () => {
      this.#renewing = this.write(this.#seq).catch(() => {
        if (this.held()) this.#renewLater();
      });
    });
  }

  #save(expect: number | null, body: LeaseRecord | null): Promise<void> {
    const { pool, origin } = this.place;
    return this.parts.documents.save([
      { pool, collection: 'lease', key: origin, seq: (expect ?? 0) + 1, expect, body },
    ]);
  }
}
