/** What one of us said, or a source, and the event by which it is taken back. */
interface Told {
  seq: number;
  at: string;
}

/** They are away: back on that day (null: nobody knows), and left alone until then. */
export interface Away extends Told {
  back: string | null;
  until: string;
}

/** Of an address that sends messages back; absent in an older server's answer. */
export interface Reached {
  bounced?: Told | null;
}
