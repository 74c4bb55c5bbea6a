import type { Identity } from '#libs/identity/schemes.js';
import type { NetworkItem } from './network-item.js';
import type { Ties } from './ties.js';
import type { NextPage } from './turn-page.js';

/** Somebody on a network, with what is remembered of them between two walks. */
export interface Walked extends Ties {
  /** the network's own, which stays */
  id: string;
  /** the member follows them no more, or their account is gone, or has blocked the member: only the last two are told */
  lost?: boolean;
}

/** What one network does differently from the others. */
export interface Walking<Person extends Walked> {
  /** whose account a name is; throws PullFailed where there is none */
  find: (name: string) => Promise<Person>;
  /** a page of whom the account follows, without anything remembered; `next`: the platform's address or cursor of the page behind it */
  followed: (me: Person, page: NextPage | null) => Promise<{ people: Person[]; next: string | null }>;
  /** the names by which the pool may know them */
  namesOf: (person: Person) => Identity[];
  /** what is new since `person` was remembered; `me` null: they were named alone, and it is about them whoever follows whom */
  visit: (person: Person, me: Person | null) => Promise<Visit<Person>>;
}

/** What a visit brought; `person` as they are remembered from now on. */
export interface Visit<Person> {
  items: NetworkItem[];
  left: number;
  person: Person;
}

/** Where a walk stands: page by page through whom the member follows, then from one to the next of those who are contacts. */
export interface Walk<Person extends Walked> {
  me: Person | null;
  /** the page of the list that comes next; null: it was read to its end */
  list: NextPage | null;
  /** a page of the list was lost, and it was begun anew */
  again?: boolean;
  found: Person[];
  /** who is visited, and how many of them were */
  people: Person[];
  turn: number;
}
