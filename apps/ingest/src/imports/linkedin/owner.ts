import { UnreadableFile } from '../format.js';
import type { KnownNames } from './known-names.js';
import { keyOf, nameKey, type Party } from './party.js';

/** What the rest of an archive says of a file in it: the name of the member whose it is, and who bears which name. */
export interface Beside {
  owner: string | null;
  names: KnownNames;
}

/** Some rows of a file that belong together, with everybody who takes part in them. */
export interface Exchange {
  parties: readonly Party[];
  /** false where the rows say themselves who wrote */
  needsOwner: boolean;
}

/** So many exchanges show who takes part in all of them; with more parties than the second, none is kept waiting for it. */
const ENOUGH = 20;
const MOST_WAITING = 100_000;

/** Tells the member from everybody else. */
export type IsOwner = (party: Party) => boolean;

/**
 * Says with every exchange who the member is whose file this is: whoever bears the known name, else whoever takes part
 * in more of them than anybody else, which the first twenty show. Throws UnreadableFile `owner-unknown` if two could be.
 */
export async function* withOwner<E extends Exchange>(
  exchanges: AsyncIterable<E>,
  owner: string | null,
): AsyncGenerator<{ exchange: E; isOwner: IsOwner }> {
  const search = new OwnerSearch<E>(owner);
  for await (const exchange of exchanges) {
    const isOwner = search.ownerIn(exchange);
    if (isOwner !== null) yield* search.settled(exchange, isOwner);
  }
  yield* search.rest();
}

const nobody: IsOwner = () => false;

/** Keeps exchanges until it is known whose file it is. */
class OwnerSearch<E extends Exchange> {
  readonly #times = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #known: string | null;
  #waiting: E[] = [];
  #parties = 0;
  #found: IsOwner | null = null;

  constructor(name: string | null) {
    this.#known = name === null ? null : nameKey(name);
  }

  /** The owner, as far as this exchange needs to know; null: it has to wait. */
  ownerIn(exchange: E): IsOwner | null {
    if (this.#found !== null) return this.#found;
    if (!exchange.needsOwner && this.#waiting.length === 0) return nobody;
    this.#look(exchange);
    this.#found = this.#search(this.#waiting.length + 1 >= ENOUGH);
    if (this.#found === null) this.#wait(exchange);
    return this.#found;
  }

  /** Those that waited, and this one. */
  *settled(exchange: E, isOwner: IsOwner): Generator<{ exchange: E; isOwner: IsOwner }> {
    for (const one of this.#waiting) yield { exchange: one, isOwner };
    this.#waiting = [];
    yield { exchange, isOwner };
  }

  /** Those that wait when the file is over. */
  *rest(): Generator<{ exchange: E; isOwner: IsOwner }> {
    if (this.#waiting.length === 0) return;
    const isOwner = this.#search(true);
    if (isOwner === null) throw ownerUnknown();
    for (const exchange of this.#waiting) yield { exchange, isOwner };
  }

  #wait(exchange: E): void {
    this.#waiting.push(exchange);
    this.#parties += exchange.parties.length;
    if (this.#parties > MOST_WAITING) throw ownerUnknown();
  }

  #look({ parties }: Exchange): void {
    for (const key of new Set(parties.map(keyOf))) this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
    for (const party of parties) this.#names.set(keyOf(party), nameKey(party.name));
  }

  #search(isEnough: boolean): IsOwner | null {
    if (this.#known !== null) return this.#byName(this.#known) ?? (isEnough ? this.#mostSeen() : null);
    return isEnough ? this.#mostSeen() : null;
  }

  #byName(known: string): IsOwner | null {
    const keys = [...this.#names].filter(([, name]) => name === known).map(([key]) => key);
    return keys.length === 0 ? null : this.#owner(keys, known);
  }

  #mostSeen(): IsOwner | null {
    const [first, second] = [...this.#times].toSorted((a, b) => b[1] - a[1]);
    if (first === undefined || first[1] === second?.[1]) return null;
    return this.#owner([first[0]], this.#names.get(first[0]) ?? '');
  }

  /** By profile where a party has one, else by name. */
  #owner(keys: readonly string[], name: string): IsOwner {
    const profiles = keys.filter((key) => key.startsWith('profile '));
    return (party) => {
      if (party.profile !== null && profiles.length > 0) return profiles.includes(keyOf(party));
      return nameKey(party.name) === name;
    };
  }
}

function ownerUnknown(): UnreadableFile {
  return new UnreadableFile(
    'owner-unknown',
    'The file does not show which of two people it belongs to; import the whole LinkedIn archive, as the zip file it came in.',
  );
}
