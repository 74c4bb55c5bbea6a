import type { MachineInput } from '#libs/transport/origin-sender.js';

/** Deliveries, their ids and whom they name are kept this long. */
export const KEPT_MS = 30 * 86_400_000;

/**
 * One delivery of a platform: `delivery/<source>/<number>`. Its inputs have the numbers `firstN` to `firstN + count - 1`
 * of their source's origin. Times in ms.
 */
export interface DeliveryRecord {
  source: string;
  /** 1, 2, 3 … within its source, in the order they were stored */
  number: number;
  at: number;
  is: 'told' | 'ping' | 'ignored' | 'unknown';
  action: string | null;
  why: 'no-json' | 'action' | 'shape' | null;
  firstN: number;
  count: number;
  /** hashes of the identities it names, of one that nobody understood of its e-mail addresses; an erasure finds it by them */
  people: string[];
  /** what it says, under the key of its source; null once its person was erased */
  sealed: string | null;
}

/** What is sealed: the body as it came, empty where it says nothing about people, and the inputs it became. */
export interface DeliveryContent {
  raw: string;
  inputs: Omit<MachineInput, 'actor'>[];
}

/** `delivery-log/<source>`: how many deliveries and inputs were given numbers so far. */
export interface DeliveryLog {
  deliveries: number;
  numbered: number;
}

/** `delivery-sent/<source>`: deliveries up to this number have been sent and decided. */
export interface DeliverySent {
  sent: number;
}

/**
 * `delivery-closed/<source>/<hash>`: the platform let go of this person at `at`. What it says of an earlier time does not
 * bring them back; `forGood`: nothing does. Or it only said that they are one with somebody.
 */
export interface ClosedPerson {
  /** 0: never of them as a whole */
  at: number;
  forGood: boolean;
  /** when it let go of single fields; absent: of none */
  fields?: Readonly<Record<string, number>>;
  /** the delivery that said they are one with somebody, until it was said again behind one of the two; null or absent: none */
  joined?: number | null;
  /** deliveries that said applications of theirs to be gone, until they were said again behind them; absent: none */
  goneEarly?: readonly number[];
  /** hashes of those who became one with them, and went on as them */
  absorbed?: readonly string[];
  /** hash of the one as whom they went on */
  became?: string;
}

/** In the order of the numbers. */
export function deliveryKey(source: string, number: number): string {
  return `${source}/${String(number).padStart(12, '0')}`;
}
