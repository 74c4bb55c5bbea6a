import type { z } from 'zod';
import type { Basis } from '#libs/events/words.js';
import type { Scheme } from '#libs/identity/schemes.js';
import type { Egress } from '#libs/ports/egress.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { Settings, SourceKind } from '../sources/kind.js';
import type { Nudges } from '../webhooks/nudges.js';

/** What a pull is given of the world. */
export interface PullWorld {
  egress: Egress;
  /** ms */
  now: number;
  /** where most contacts of the pool are, for phone numbers without a country; empty: nobody said */
  country: string;
  /** the newest of each secret, by field */
  secrets: Readonly<Record<string, string>>;
  /** Only tried out: nothing may be taken that could not be read again. */
  dry?: boolean;
  /** Which of these identities (`scheme:value`) are of somebody in the pool: nothing is read of anybody else. */
  known: (identities: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** One page of what a source has to say. */
export interface PulledPage<Cursor, Item> {
  /** In the order they are to be told. */
  items: Item[];
  /** Where the next pull goes on: stored together with what these items become. */
  cursor: Cursor;
  /** There is another page right now. */
  more: boolean;
  /** Items that were not even looked at, too old or too many. */
  left: number;
  /** Not before this time, ms; null: as often as the kind says. */
  notBefore: number | null;
  /** Settings that the source itself said have changed: its address, say. */
  changed: Settings | null;
  /** The platform's names of people of whom it said nothing where it should have: each is asked after before they count as gone. */
  missing?: readonly string[];
}

/** What a translation knows of its source. */
export interface About {
  /** `member`: who connected it */
  source: { id: string; kind: string; basis: Basis; contact: string | null; member: string };
  now: number;
  /** what a run also says: nothing of a secret */
  settings?: Settings;
  /** the same: where most contacts of the pool are, for phone numbers without a country */
  country?: string;
}

/** What an item says to the pool; no inputs: nothing worth telling. */
export type Told = Omit<MachineInput, 'actor'>[];

interface Described<Schema extends z.ZodObject, Cursor, Item> extends Omit<SourceKind, 'way' | 'settings' | 'address'> {
  settings: Schema;
  nudges?: Nudges;
  people?: People<z.output<Schema>>;
  renewal?: (settings: z.output<Schema>) => Renewal | null;
  address: (settings: z.output<Schema>) => string | null;
  /** ms between two runs, before jitter */
  every: number;
  /** I/O. Throws PullFailed for what the source did, and passes on what egress throws. */
  pull: (settings: z.output<Schema>, cursor: Cursor | null, world: PullWorld) => Promise<PulledPage<Cursor, Item>>;
  /** Pure: what an item means. A throw sets the item aside, and the run goes on. */
  translate: (item: Item, about: About) => Told;
  /**
   * Of a kind that passes by whoever is no contact and does not meet them again by itself: the last weeks, read once more from
   * the cursor `from` when somebody has become one. What it says then counts for them alone.
   */
  lookBack?: LookBack<z.output<Schema>, Cursor, Item>;
  /**
   * Of a kind whose cursor remembers people: the cursor without whoever bears one of these names (`scheme:value`). Pure;
   * they are erased, and nothing of them is kept until the next run.
   */
  forget?: (cursor: Cursor, isTheirs: IsTheirs) => Cursor;
}

/** Whether a name (`scheme:value`) is of somebody who is to be forgotten. */
export type IsTheirs = (name: string) => boolean;

/** Where a source has a new access token for its refresh token (RFC 6749, 6), and under which name. */
export interface Renewal {
  url: string;
  client: string;
}

/** How what was passed is read once more. */
interface LookBack<Given, Cursor, Item> {
  from: Cursor;
  /** I/O, page by page like `pull`. */
  pull: (settings: Given, cursor: Cursor, world: PullWorld) => Promise<PulledPage<Cursor, Item>>;
}

/** People of a platform that is silent once it lets go of somebody. */
interface People<Given> {
  /** by which it knows them */
  scheme: Scheme;
  /** I/O: whether somebody is still there. Throws like `pull`. */
  isThere: (id: string, settings: Given, world: PullWorld) => Promise<boolean>;
}

/** A kind of source that we ask. */
export interface PulledKind extends SourceKind {
  way: 'pulled';
  nudges?: Nudges;
  /** Everybody it told of is asked after once a day. */
  people?: People<Settings>;
  /** Its access token, the secret `token`, is renewed with the one named `refresh`; null: not with these settings. */
  renewal?: (settings: Settings) => Renewal | null;
  every: number;
  pull: (settings: Settings, cursor: unknown, world: PullWorld) => Promise<PulledPage<unknown, unknown>>;
  lookBack?: LookBack<Settings, unknown, unknown>;
  translate: (item: unknown, about: About) => Told;
  forget: (cursor: unknown, isTheirs: IsTheirs) => unknown;
}

/** Keeps the types of a kind's settings, cursor and items to itself: they are stored as they came from it. */
export function definePulledKind<Schema extends z.ZodObject, Cursor, Item>({
  people,
  renewal,
  lookBack,
  ...kind
}: Described<Schema, Cursor, Item>): PulledKind {
  return {
    ...kind,
    way: 'pulled',
    ...(people === undefined ? {} : { people: people as People<Settings> }),
    ...(renewal === undefined ? {} : { renewal: renewal as (settings: Settings) => Renewal | null }),
    ...(lookBack === undefined ? {} : { lookBack: lookBack as unknown as LookBack<Settings, unknown, unknown> }),
    address: (settings) => kind.address(settings as z.output<Schema>),
    pull: (settings, cursor, world) => kind.pull(settings as z.output<Schema>, cursor as Cursor | null, world),
    translate: (item, about) => kind.translate(item as Item, about),
    forget: (cursor, isTheirs) => forgotten(kind, cursor as Cursor | null, isTheirs),
  };
}

function forgotten<Cursor>(
  { forget }: { forget?: (cursor: Cursor, isTheirs: IsTheirs) => Cursor },
  cursor: Cursor | null,
  isTheirs: IsTheirs,
): Cursor | null {
  return cursor === null || forget === undefined ? cursor : forget(cursor, isTheirs);
}
