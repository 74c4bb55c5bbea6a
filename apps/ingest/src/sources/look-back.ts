import { contactAdded, contactIdentified } from '#libs/events/contact.events.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { PulledKind, PullWorld } from '../connectors/pulled-kind.js';
import { type LookedBack, type Source } from './source.js';
import { translatePage } from './translate-page.js';
import { withoutStrangers } from './without-strangers.js';

/** ms between two looks back at least: whoever is added in an evening is known of before the next morning's offers. Judgement. */
const APART = 6 * 3_600_000;
/** Events of a pool that are looked through at once for new names. */
const PAGE = 500;
/** By these somebody has a name by which a source may know them. */
const naming: ReadonlySet<string> = new Set([contactAdded.type, contactIdentified.type]);

type Parts = Parameters<typeof withoutStrangers>[0] & { ledger: Pick<Ledger, 'head' | 'read'> };

/** The source as a run of it begins: what it reads from its beginning it reads for everybody who has a name by now. */
export async function begunToLookBack(
  { ledger }: Parts,
  source: Source,
  { kind, now }: { kind: PulledKind; now: number },
): Promise<Source> {
  const { own, pool } = source;
  if (kind.lookBack === undefined || (own.back !== undefined && own.cursor !== null)) return source;
  const { seq } = await ledger.head(pool);
  return { ...source, own: { ...own, back: { at: now, seq, going: null } } };
}

/** What one page of a look back came to. */
interface LookBack {
  /** with what is to be said numbered, and where the look goes on; to be stored before that is said */
  source: Source;
  /** nothing was asked, for there is nobody to look back for, or it was done lately */
  isOver: boolean;
}

/**
 * Reads a page of what a source has passed already, where somebody has had a new name in the pool since: of strangers
 * nothing was kept, and who was written to last week is not to be written to tomorrow because they were added today. What
 * is said counts for those new names alone; of nobody else anything is said twice.
 */
export async function lookBack(
  parts: Parts,
  source: Source,
  { kind, world }: { kind: PulledKind; world: PullWorld },
): Promise<LookBack> {
  const { lookBack: how } = kind;
  // What is said of the one person that a source was linked to was said of them from the beginning.
  if (how === undefined || source.contact !== null) return { source, isOver: true };
  const back = await standing(parts, source, { from: how.from, now: world.now });
  const noted = { ...source, own: { ...source.own, back } };
  if (back.going === null) return { source: noted, isOver: true };
  const { since } = back.going;
  const page = await how.pull(source.own.settings, back.going.cursor, world);
  const told = translatePage(kind, { ...source, own: { ...source.own, unclear: [] } }, page, world);
  const kinds = new Set(told.inputs.map((input) => input.kind));
  const inputs = await withoutStrangers(parts, source.pool, told.inputs, { since, kinds });
  const own = {
    ...noted.own,
    back: { ...back, going: page.more ? { since, cursor: page.cursor } : null },
    outgoing: inputs.length === 0 ? null : { firstN: source.numbered + 1, inputs },
  };
  return { source: { ...source, numbered: source.numbered + inputs.length, own }, isOver: false };
}

/** Where the look back stands that is under way, or is to begin now. */
async function standing(
  { ledger }: Parts,
  { pool, own }: Source,
  { from, now }: { from: unknown; now: number },
): Promise<LookedBack> {
  const back = own.back ?? { at: now, seq: (await ledger.head(pool)).seq, going: null };
  if (back.going !== null || now - back.at < APART) return back;
  const { seq } = await ledger.head(pool);
  const isWanted = await anybodyNamed(ledger, pool, back.seq);
  return { at: now, seq, going: isWanted ? { since: back.seq, cursor: from } : null };
}

async function anybodyNamed(ledger: Pick<Ledger, 'read'>, pool: string, since: number): Promise<boolean> {
  for (let after = since; ;) {
    const events = await ledger.read(pool, after, PAGE);
    const last = events.at(-1);
    if (last === undefined) return false;
    if (events.some(({ type }) => naming.has(type))) return true;
    after = last.seq;
  }
}
