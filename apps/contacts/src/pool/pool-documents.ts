import type { Basis, Role, SourcePauseReason } from '#libs/events/words.js';

/** `import/<id>` as the pool knows it */
export interface ImportDoc {
  import: string;
  member: string;
  format: string;
  file: string | null;
  counts: Record<string, number>;
  finishedAt: number;
  reverted: Record<string, number> | null;
}
/** `known-source/<id>`: where the pool takes facts from. Its settings and secrets are ingest's. */
export interface KnownSourceDoc {
  source: string;
  kind: string;
  member: string;
  basis: Basis;
  /** everything it tells is about this person; null: it says whom */
  contact: string | null;
  name: string | null;
  address: string | null;
  paused: SourcePauseReason | null;
}
/** `member/<id>` */
export interface MemberDoc {
  member: string;
  role: Role;
  zone: string;
  name: string | null;
  email: string | null;
  removed: boolean;
}
