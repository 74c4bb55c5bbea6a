import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Draft } from './draft.js';

/** What the owner itself remembers of a pool: `owner/self`. */
export interface OwnerRecord {
  /** parked lines there are */
  lines: number;
  /** inputs parked so far: the number of the last one */
  parked: number;
  /** unfinished work that is taken slice by slice with later batches: `job/<id>`, `line/<id>` */
  work: string[];
}

/** Inputs that wait for each other because one of them could not be decided: `line/<id>`. */
export interface Line {
  id: string;
  /** `c:<contact>`, `i:<identity hash>`, `m:<member>`: whatever has one of these waits here too */
  keys: string[];
  /** contacts that must not be suggested meanwhile, with the line named in their `contact.held` */
  held: { contact: string; line: string }[];
  /** oldest first */
  items: LineItem[];
  /** ms */
  since: number;
  /** it is being decided again, from its head */
  replaying: boolean;
  /** by key, how many inputs had been parked when a tightening one passed: older loosening ones yield to it */
  tightened: Record<string, number>;
}

export interface LineItem {
  /** counts all parked inputs of the pool; `parked-input/<no>` holds the input itself */
  no: number;
  kind: string;
  actor: string;
  /** ms */
  parkedAt: number;
  /** how often its decision failed; 0: it only waits behind another */
  attempts: number;
  because: string | null;
  keys: string[];
  origin: InputEnvelope['origin'] | null;
  command: InputEnvelope['command'] | null;
}

/** Long work: `job/<id>`; its contacts lie in `job-contacts/<id>`. */
export interface JobRecord {
  id: string;
  /** the kind of input decided for each contact, and what each gets beside its contact */
  kind: string;
  version: number;
  with: Record<string, unknown>;
  actor: string;
  /** when it was asked for, ms */
  at: number;
  total: number;
  /** the next contact */
  cursor: number;
  counts: { changed: number; unchanged: number; refused: number; parked: number };
  finishedAt: number | null;
}

/** Why a record that is no input was set aside: `unreadable/<partition>/<offset>`, in no pool. */
export interface UnreadableRecord {
  raw: string;
  because: string;
  at: number;
}

export function ownerRecord(draft: Draft): OwnerRecord {
  return (draft.get('owner', 'self') as OwnerRecord | null) ?? { lines: 0, parked: 0, work: [] };
}

/** Changes some of what the owner remembers of the pool. */
export function rememberOwner(draft: Draft, change: Partial<OwnerRecord>): void {
  draft.record('owner', 'self', { ...ownerRecord(draft), ...change });
}

/** Puts work on the list, once. */
export function addWork(draft: Draft, work: string): void {
  const owner = ownerRecord(draft);
  if (!owner.work.includes(work)) rememberOwner(draft, { work: [...owner.work, work] });
}

export function endWork(draft: Draft, work: string): void {
  const owner = ownerRecord(draft);
  if (owner.work.includes(work)) rememberOwner(draft, { work: owner.work.filter((other) => other !== work) });
}

export function parkedKey(no: number): string {
  return String(no).padStart(12, '0');
}
