/** `duty/<erasure>`: which stores have reported, a record */
export interface DutyRecord {
  erasure: string;
  contact: string;
  at: number;
  /** every id that goes; absent in older ones: the contact alone */
  subjects?: string[];
  stores: Record<string, number | null>;
  completed: boolean;
  /** `at` until it is completed, then null: what the index of open duties holds */
  openSince: number | null;
  /** hashes of the person's identities and hints, for stores that are searched by them; empty once completed */
  hashes: string[];
}
