import type { OwnEvent } from './own-event.js';

/** Somebody on the list of an event who came. */
export interface Guest {
  /** the same whenever the list is asked for */
  id: string;
  /** when they came, ms; null where it is not said, but that they did */
  at: number | null;
  /** which date of a series it was; null for an event that takes place once */
  part: string | null;
  /** by which they may be known: e-mail addresses, `scheme:value` */
  names: string[];
}

/** One page of a list; `next` is where it goes on, in the platform's words, null at its end. */
interface ListPage<Item> {
  items: Item[];
  next: string | null;
  /** ms; when the platform wants to be asked again, null: whenever */
  notBefore: number | null;
}

/** Who came to an event, or some of them; `asOf`: what to say for `since` the next time, null: everything is asked for anew. */
export interface GuestsPage extends ListPage<Guest> {
  asOf: string | null;
}

/** The two lists of an organiser's account. `page` is where one goes on, null for its beginning. */
export interface OwnLists {
  /** events that began within these times (ms), or more of them */
  events: (page: string | null, span: { from: number; to: number }) => Promise<ListPage<OwnEvent>>;
  /** who came to one, perhaps only those of whom something changed `since` */
  guests: (event: OwnEvent, page: string | null, since: string | null) => Promise<GuestsPage>;
}
