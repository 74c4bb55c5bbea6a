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

/** So many exchanges show who takes part in all of them; more rows than the second are not kept waiting for it. */
const ENOUGH = 20;
const MOST_WAITING = 2_000;

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
  const waiting: E[] = [];
  const search = new OwnerSearch(owner);
  let isOwner: IsOwner | null = null;
  for await (const exchange of exchanges) {
    if (!exchange.needsOwner && waiting.length === 0) yield { exchange, isOwner: nobody };
    else if (isOwner === null) {
      waiting.push(exchange);
      search.look(exchange);
      isOwner = search.found(waiting.length >= ENOUGH);
      if (isOwner === null && waiting.length > MOST_WAITING) throw ownerUnknown();
    } else yield { exchange, isOwner };
    if (isOwner !== null) for (const one of waiting.splice(0)) yield { exchange: one, isOwner };
  }
  if (waiting.length === 0) return;
  const last = search.found(true);
  if (last === null) throw ownerUnknown();
  for (const exchange of waiting) yield { exchange, isOwner: last };
}

const nobody: IsOwner = () => false;

class OwnerSearch {
  readonly #times = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #known: string | null;

  constructor(name: string | null) {
    this.#known = name === null ? null : nameKey(name);
  }

  look({ parties }: Exchange): void {
    for (const key of new Set(parties.map(keyOf))) this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
    for (const party of parties) this.#names.set(keyOf(party), nameKey(party.name));
  }

  found(isEnough: boolean): IsOwner | null {
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
