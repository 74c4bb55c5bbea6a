import { identityName } from '#libs/identity/schemes.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Platform } from '#libs/ports/platform.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { PulledKind, PulledPage, PullWorld } from '../connectors/pulled-kind.js';
import type { CallingKind } from '../webhooks/calling-kind.js';
import { problemOf } from './after-run.js';
import type { AskedKind } from './kinds.js';
import type { Settings } from './kind.js';
import type { Source, SourceProblem } from './source.js';
import type { SourceStore } from './source-store.js';
import { translatePage } from './translate-page.js';
import { toldOfGone, whoIsGone } from './who-is-gone.js';
import { withAccess } from './with-access.js';
import { withoutStrangers } from './without-strangers.js';
import { worldOf } from './world-of.js';

/** Shown of what would be learned. */
const MOST_SHOWN = 20;
/** Pages that are turned until one says something: of a network the first ones only tell whom to look at. */
const MOST_PAGES = 6;

/** One thing that would be said, and about whom: a contact, or nobody in the pool. */
interface WouldTell {
  kind: string;
  /** of a message or a meeting: who wrote, or that they met */
  what: string | null;
  /** what it is called; of a person their name */
  title: string | null;
  url: string | null;
  /** when it happened there, ms; where nobody says, when it is told */
  at: number;
  contact: string | null;
}

export interface DryRun {
  items: WouldTell[];
  /** all that would be said, also what is not shown */
  told: number;
  left: number;
  unclear: number;
  problem: SourceProblem | null;
}

type Parts = Pick<Platform, 'documents' | 'keys' | 'clock'> & { egress: Egress; store: SourceStore };
interface Said {
  what?: string | null;
  at?: number | null;
  name?: { full: string } | null;
  title?: string | null;
  url?: string | null;
  contact?: string | null;
  identities?: { scheme: string; value: string }[];
}

/**
 * Asks a source once, as if for the first time, and says what it would learn; one that calls us after those people whose turn
 * it is. Sends nothing, stores nothing but a renewed token.
 */
export async function dryRun(parts: Parts, known: Source, kind: AskedKind): Promise<DryRun> {
  const now = parts.clock.now();
  try {
    const read = kind.way === 'pulled' ? await wouldLearn(parts, known, kind) : await wouldHear(parts, known, kind);
    const { source, unclear, left, all } = read;
    const inputs = await withoutStrangers(parts, source.pool, all);
    const items = inputs.slice(0, MOST_SHOWN).map(async ({ kind: told, data, at }) => {
      const said = data as Said;
      const contact = await whom(parts, source.pool, said);
      return { ...wouldTell(said), kind: told, at: said.at ?? at, contact };
    });
    const counts = { told: inputs.length, left, unclear };
    return { items: await Promise.all(items), ...counts, problem: null };
  } catch (error) {
    return { items: [], told: 0, left: 0, unclear: 0, problem: problemOf(error, now).problem };
  }
}

function wouldTell({ what = null, title, name, url = null }: Said): Pick<WouldTell, 'what' | 'title' | 'url'> {
  return { what, title: title ?? name?.full ?? null, url };
}

/** What a source says of which nothing was stored yet. */
interface Read {
  source: Source;
  all: MachineInput[];
  left: number;
  unclear: number;
}

async function wouldLearn(parts: Parts, known: Source, kind: PulledKind): Promise<Read> {
  const source = await withToken(parts, known, kind);
  const world = await worldOf(parts, source);
  const page = await firstTelling(kind, source.own.settings, { ...world, dry: true });
  const fresh = { ...source, own: { ...source.own, unclear: [] } };
  const { inputs: all, unclear, left } = translatePage(kind, fresh, page, world);
  return { source, all, left: left + page.left, unclear: unclear.length };
}

async function wouldHear(parts: Parts, source: Source, kind: CallingKind): Promise<Read> {
  const world = await worldOf(parts, source);
  const after = await whoIsGone(parts, source, { kind, world });
  const told = (after?.gone ?? []).flatMap((one) => toldOfGone(one, source, world).inputs);
  return { source, all: told.map((input) => ({ ...input, actor: `source:${source.id}` })), left: 0, unclear: 0 };
}

async function withToken(parts: Parts, source: Source, kind: PulledKind): Promise<Source> {
  if (kind.renewal === undefined) return source;
  const stored = await parts.store.read(source.pool, source.id);
  const world = { egress: parts.egress, now: parts.clock.now() };
  return stored === null ? source : (await withAccess(parts, stored, { kind, world })).source;
}

/** The first page with items, or the last that is asked for. */
async function firstTelling(
  kind: PulledKind,
  settings: Settings,
  world: PullWorld,
): Promise<PulledPage<unknown, unknown>> {
  let page = await kind.pull(settings, null, world);
  for (let pages = 1; page.more && page.items.length === 0 && pages < MOST_PAGES; pages += 1)
    page = await kind.pull(settings, page.cursor, world);
  return page;
}

/** The contact it would be about, as far as one identity tells; null for nobody. */
async function whom(
  { documents, keys }: Parts,
  pool: string,
  { contact, identities = [] }: Said,
): Promise<string | null> {
  if (contact !== undefined && contact !== null) return contact;
  const hash = await keys.hasher(pool);
  const places = identities.map((one) => ({ collection: 'identity', key: hash(identityName(one)) }));
  if (places.length === 0) return null;
  const owners = new Set((await documents.many(pool, places)).map(({ body }) => (body as { contact: string }).contact));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}
