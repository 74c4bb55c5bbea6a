/** One index: its fields are paths into the body (`member`, `expiresAt`); `key` is always appended as the last field. */
export interface IndexSpec {
  name: string;
  fields: string[];
  /** Documents in which the first field is missing or null are left out. */
  sparse?: boolean;
}

/** Where one collection belongs. The list of all of them is `libs/platform/collections.ts`. */
export interface Collection {
  name: string;
  /** document: a fold, rebuilt, not backed up. record: not a fold, backed up, never touched by a rebuild. projection: a reader's own, rebuilt by it. */
  kind: 'document' | 'record' | 'projection';
  service: 'contacts' | 'ingest' | 'reminders';
  /** Of records: whether they go along when their pool moves to another installation. `in part`: what concerns the pool does. */
  moves?: 'along' | 'in part' | 'never';
  /** How far a reader follows the events: forgotten when these begin anew. */
  position?: true;
  /** How long it is kept, in words for docs/operations.md; `days` for what is swept. */
  retention: string;
  days?: number;
  indexes: IndexSpec[];
  /** The body carries `words` (folded, space-separated), `sortName` and `lastAt` and is found by `search`. */
  searchable?: boolean;
}
