/** One entry of a feed, as far as it is looked at: never what is written in it. */
export interface FeedItem {
  /** the feed's own name for it, else its address, else what it is */
  id: string;
  title: string;
  /** absolute, http or https; null where it has none */
  url: string | null;
  /** ms */
  at: number;
  activity: 'post' | 'release';
  /** by which its authors may be known: e-mail and web addresses as the feed has them */
  authors: string[];
}

/** A feed as it was read. `ttl` in ms, `skipHours` are hours of the day, UTC. */
export interface ReadFeed {
  items: FeedItem[];
  /** entries without a date that can be read */
  undated: number;
  ttl: number;
  skipHours: number[];
}
