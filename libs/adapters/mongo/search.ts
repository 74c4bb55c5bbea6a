import { cursorOf, readCursor } from '#libs/adapters/stored/cursor.js';
import { wordsOf } from '#libs/adapters/stored/words.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import type { Collection as Rows } from './driver.js';
import { idOf, storedOf, text } from './rows.js';
import type { DocumentRow } from './rows.js';
import { searchIndexes } from './schemas.js';
import type { Tables } from './tables.js';

/** So many entries of the sorted index are walked before anything is counted: what is frequent is met among the first. */
const NEAR = 1_000;
/** Up to so many hits of the rarest word are listed and sorted; with more, walking on meets enough of them sooner. */
const LISTED = 5_000;
/**
 * So many entries are walked then, each time from the start, because the server reads them all before it looks at the
 * first; where the hits lie close together and further off than the last, listing them all is quicker after all.
 */
const FAR = [8_000, 30_000];

interface Hit {
  id: string;
  place: string | number;
}

/** One page of the contacts in which every word begins a word. By name ascending, or by last sign, newest first. */
export async function search<Body>(tables: Tables, query: SearchQuery): Promise<Page<Body>> {
  if (tables.collection(query.collection).searchable !== true)
    throw new BrokenInvariant(`${query.collection} is not searchable`);
  const rows = tables.rows(query.collection);
  const hits = await find(
    rows,
    query,
    query.words.flatMap((word) => wordsOf(text(word))),
  );
  const shown = hits.slice(0, query.limit);
  const last = hits.length > shown.length ? shown.at(-1) : undefined;
  const next = last === undefined ? null : cursorOf([last.place, last.id.slice(query.pool.length + 1)]);
  return { items: await bodies<Body>(rows, query, shown), next };
}

/** One hit more than asked for, if there is one. */
async function find(rows: Rows<DocumentRow>, query: SearchQuery, prefixes: string[]): Promise<Hit[]> {
  const sections = sectionsOf(query);
  const near = await walk(rows, query, { sections, prefixes, walked: NEAR });
  if (prefixes.length === 0 || near.length > query.limit) return near;
  const { prefix, count } = await rarest(rows, query, prefixes);
  for (const walked of count > LISTED ? FAR : []) {
    const hits = await walk(rows, query, { sections, prefixes, walked });
    if (hits.length > query.limit) return hits;
  }
  return list(rows, query, { sections, prefixes, prefix });
}

/** The prefix that the fewest words begin with, counted up to one more than are listed. */
async function rarest(rows: Rows<DocumentRow>, { pool }: SearchQuery, prefixes: string[]) {
  const counts = await Promise.all(
    prefixes.map((prefix) =>
      rows.countDocuments(
        { pool: text(pool), 's.words': begins(prefix) },
        { limit: LISTED + 1, hint: searchIndexes.words.name },
      ),
    ),
  );
  const count = Math.min(...counts);
  return { count, prefix: prefixes[counts.indexOf(count)] ?? '' };
}

interface Asked {
  sections: Section[];
  prefixes: string[];
}

/** Every hit of the index of words, sorted. */
async function list(
  rows: Rows<DocumentRow>,
  query: SearchQuery,
  { sections, prefixes, prefix }: Asked & { prefix: string },
): Promise<Hit[]> {
  const { field, direction } = orderOf(query);
  const behind = sections.map(({ match }) => match);
  const found = await rows
    .find(
      { $and: [{ pool: text(query.pool), 's.words': begins(prefix) }, { $or: behind }, ...prefixes.map(contains)] },
      { hint: searchIndexes.words.name, projection: { [field]: 1 }, limit: query.limit + 1 },
    )
    .sort({ [field]: direction, _id: direction })
    .toArray();
  return found.map((row) => hitOf(query, row));
}

/** Along the sort index, reading nothing else, until the page is full or the walk too long. */
async function walk(
  rows: Rows<DocumentRow>,
  query: SearchQuery,
  { sections, prefixes, walked }: Asked & { walked: number },
): Promise<Hit[]> {
  const { field, direction } = orderOf(query);
  const hits: Hit[] = [];
  for (const { match } of sections) {
    const found = rows.aggregate<DocumentRow>(
      [
        { $match: { pool: text(query.pool), ...match } },
        { $sort: { pool: direction, [field]: direction, _id: direction } },
        ...(prefixes.length === 0 ? [] : [{ $limit: walked }, { $match: { $and: prefixes.map(contains) } }]),
        { $limit: query.limit + 1 - hits.length },
        { $project: { [field]: 1 } },
      ],
      { hint: searchIndexes[query.sort].name },
    );
    for (const row of await found.toArray()) hits.push(hitOf(query, row));
    if (hits.length > query.limit) break;
  }
  return hits;
}

/** A part of the sorted index: its own bounds make it exact, where one condition for both parts would be tried on every entry. */
interface Section {
  match: Record<string, unknown>;
}

/** Everything; or behind a page the rest of those of equal rank, then those of lower rank. */
function sectionsOf(query: SearchQuery): Section[] {
  if (query.after === undefined) return [{ match: {} }];
  const { field, direction } = orderOf(query);
  const [place = '', key = ''] = readCursor(query.after, 2);
  const far = direction === 1 ? '$gt' : '$lt';
  const id = idOf(query.pool, String(key));
  return [{ match: { [field]: place, _id: { [far]: id } } }, { match: { [field]: { [far]: place } } }];
}

function orderOf({ sort }: SearchQuery) {
  return { field: sort === 'name' ? 's.name' : 's.last', direction: sort === 'name' ? 1 : -1 } as const;
}

/** An anchored expression of literal characters becomes exact bounds of the index; two bounds on a list would not. */
function begins(prefix: string): RegExp {
  return new RegExp(`^${literal(prefix)}`);
}

function contains(prefix: string): { 's.text': RegExp } {
  return { 's.text': new RegExp(literal(` ${prefix}`)) };
}

function literal(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function hitOf({ sort }: SearchQuery, { _id, s }: DocumentRow): Hit {
  return { id: _id, place: (sort === 'name' ? s?.name : s?.last) ?? '' };
}

async function bodies<Body>(rows: Rows<DocumentRow>, query: SearchQuery, hits: Hit[]): Promise<Stored<Body>[]> {
  if (hits.length === 0) return [];
  const ids = hits.map(({ id }) => id);
  const found = await rows.find({ _id: { $in: ids } }, { projection: { pool: 1, seq: 1, body: 1 } }).toArray();
  const byId = new Map(found.map((row) => [row._id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [storedOf<Body>(query.collection, row)];
  });
}
