import { openPlatform } from '#libs/platform/open-platform.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { Source } from '../../../apps/ingest/src/sources/source.js';
import { SourceStore } from '../../../apps/ingest/src/sources/source-store.js';
import type { Plan, PlannedSource } from './plan.js';
import { namesIn, POOL, type Names } from './pull.js';
import { connectionOf } from './sites/sites.js';

/** What became of the items of a source: by the ledger, and by the numbers that its inputs were given. */
export interface Judged {
  source: PlannedSource;
  /** in the ledger, of those published */
  decided: number;
  missing: string[];
  twice: string[];
  /** in the ledger, and published by nobody */
  strange: string[];
  /** inputs that were told beyond one for each item and one for each account */
  toldAgain: number;
  problem: string | null;
}

/** Reads the ledger of a stopped pool and says of each source what became of what was published there. */
export async function judge(folder: string, plan: Plan): Promise<Judged[]> {
  const names = namesIn(folder);
  const platform = await openPlatform({ dataDir: `${folder}/data`, keysDir: `${folder}/keys` });
  try {
    const noted = new Map<number, Map<string, number>>();
    for await (const page of ledgerPages(platform.ledger, POOL))
      for (const event of await openEvents(platform.keys, POOL, page)) count(noted, event, names);
    const stored = await new SourceStore(platform).all(POOL, () => true);
    const byNumber = new Map(stored.map(({ source }) => [names.sources[source.id], source]));
    return plan.sourcesOf.map((source) => judged(source, noted.get(source.n) ?? new Map(), byNumber.get(source.n)));
  } finally {
    await platform.close();
  }
}

/** How often each item of a source was decided, as `person id`. */
function count(noted: Map<number, Map<string, number>>, event: AnyLedgerEvent, { contacts, sources }: Names): void {
  if (event.type !== 'activity.noted') return;
  const source = sources[event.actor.slice('source:'.length)] ?? 0;
  const { sourceId } = event.personal as { sourceId: string };
  const key = `${contacts[event.subject ?? ''] ?? 'nobody'} ${sourceId}`;
  const counts = noted.get(source) ?? new Map<string, number>();
  noted.set(source, counts.set(key, (counts.get(key) ?? 0) + 1));
}

function judged(source: PlannedSource, noted: ReadonlyMap<string, number>, stored: Source | undefined): Judged {
  const { idOf } = connectionOf(source);
  const expected = new Set(source.items.map((item) => `${item.by.id} ${idOf(item, source)}`));
  const profiles = source.kind.profiles ? source.people.length : 0;
  return {
    source,
    decided: [...expected].filter((key) => noted.has(key)).length,
    missing: [...expected].filter((key) => !noted.has(key)),
    twice: [...noted].flatMap(([key, times]) => (times > 1 ? [key] : [])),
    strange: [...noted.keys()].filter((key) => !expected.has(key)),
    toldAgain: (stored?.numbered ?? 0) - source.items.length - profiles,
    problem: stored === undefined ? 'is gone' : (stored.problem?.code ?? null),
  };
}

/** What is wrong with what became of a source, in sentences. */
export function faultsOf({ source: { n, kind }, missing, twice, strange, toldAgain, problem }: Judged): string[] {
  const some = (keys: readonly string[], what: string): [boolean, string] => [
    keys.length > 0,
    `${keys.length} items ${what}, the first of them ${keys[0] ?? ''}`,
  ];
  const isAgain = toldAgain < 0 || (toldAgain > 0 && kind.moves !== true);
  const faults: [boolean, string][] = [
    some(missing, 'were lost'),
    some(twice, 'were decided twice'),
    some(strange, 'were published by nobody'),
    [isAgain, `${toldAgain} inputs more than items`],
    [problem !== null, `its problem is ${problem ?? ''}`],
  ];
  return faults.flatMap(([isSo, what]) => (isSo ? [`source ${n} (${kind.name}): ${what}`] : []));
}
