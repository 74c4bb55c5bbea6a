import { randomBytes } from 'node:crypto';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Scale, Subject } from './subject.js';

/** What a part is opened over. Everything it makes in its server carries `name`, so that suites do not see each other. */
export interface ClusterPlace {
  /** Small letters and digits, 15 characters: a prefix of topics and keys, the name of a database */
  name: string;
  clock: Clock;
  random: RandomBytes;
  collections: readonly Collection[];
  scale: Scale;
}

type Ports = Pick<Platform, 'bus' | 'ledger' | 'documents' | 'queue' | 'keys'>;

/** Some ports, open. A part brings those of the abilities that only it can have. */
interface OpenPart extends Partial<Pick<Subject, 'otherKeys' | 'keepKeys' | 'fillDisk' | 'loseQueue'>> {
  ports: Partial<Ports>;
  scrub?: () => Promise<void>;
  close: () => Promise<void>;
}

/** One server's share of the platform under test. */
export interface ClusterPart {
  /** Opens it, for the first time or again over the same data; `others` are the ports opened before it. */
  open: (place: ClusterPlace, others: Partial<Ports>) => Promise<OpenPart>;
  /** Removes everything it made in its server. */
  remove: (place: ClusterPlace) => Promise<void>;
}

/**
 * Ports over real servers, on the machine's own time. A second lasts 100 ms where an adapter can be told so,
 * an hour three seconds; a suite that needs a port that no part brings fails and names it.
 */
export async function openClusterSubject(
  collections: readonly Collection[],
  parts: readonly ClusterPart[],
): Promise<Subject> {
  const subject = new ClusterSubject(collections, parts);
  await subject.open();
  return subject;
}

class ClusterSubject implements Subject {
  readonly scale = { second: 100, hour: 3_000, runs: 2 };
  platform: Platform = platformOf([]);
  readonly #place: ClusterPlace;
  #open: OpenPart[] = [];

  constructor(
    collections: readonly Collection[],
    private readonly parts: readonly ClusterPart[],
  ) {
    const name = `t${randomBytes(7).toString('hex')}`;
    this.#place = { name, clock: systemClock, random: randomBytes, collections, scale: this.scale };
  }

  async open(): Promise<void> {
    for (const part of this.parts) {
      const others = Object.assign({}, ...this.#open.map(({ ports }) => ports)) as Partial<Ports>;
      this.#open.push(await part.open(this.#place, others));
    }
    this.platform = platformOf(this.#open);
  }

  readonly pass = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });

  readonly reopen = async (): Promise<void> => {
    await this.platform.close();
    this.#open = [];
    await this.open();
  };

  readonly loseQueue: Subject['loseQueue'] = async () => {
    await brought(
      'loseQueue',
      this.#open.map((part) => part.loseQueue),
    )();
    await this.reopen();
  };

  readonly otherKeys: Subject['otherKeys'] = () =>
    brought(
      'otherKeys',
      this.#open.map((part) => part.otherKeys),
    )();
  readonly keepKeys: Subject['keepKeys'] = () =>
    brought(
      'keepKeys',
      this.#open.map((part) => part.keepKeys),
    )();
  readonly fillDisk: Subject['fillDisk'] = (full) =>
    brought(
      'fillDisk',
      this.#open.map((part) => part.fillDisk),
    )(full);

  readonly close = async (): Promise<void> => {
    await this.platform.close();
    for (const part of this.parts) await part.remove(this.#place);
  };
}

const PORTS = ['bus', 'ledger', 'documents', 'queue', 'keys'] as const;

/** The ports of all parts as one platform; asking for one that is not there throws. */
function platformOf(open: readonly OpenPart[]): Platform {
  const platform = {
    clock: systemClock,
    async scrub() {
      for (const part of open) await part.scrub?.();
    },
    async close() {
      for (const part of [...open].reverse()) await part.close();
    },
  };
  for (const name of PORTS) {
    const get = (): unknown =>
      brought(
        name,
        open.map(({ ports }) => ports[name]),
      );
    Object.defineProperty(platform, name, { enumerable: true, get });
  }
  return platform as Platform;
}

/** The one that a part brings. */
function brought<Brought>(name: string, byPart: (Brought | undefined)[]): Brought {
  const found = byPart.find((one) => one !== undefined);
  if (found === undefined) throw new Error(`no part of this subject brings ${name}`);
  return found;
}
