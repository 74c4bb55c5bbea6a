import type { PersonRow } from '../../imports/format.js';
import { jsonAsker, type JsonAnswer } from '../ask-json.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { shortHash } from '../short-hash.js';
import { turnPage, type NextPage } from '../turn-page.js';
import { readRow, rowsIn, snapshotPage } from './read-snapshot.js';

const API = 'https://api.linkedin.com';
/** The version of the API that this was written for. */
const VERSION = '202312';

/** Where the last pull ended: a page, and marks of the rows as they were told, in the round before and in this one. */
export interface SnapshotCursor {
  page: NextPage | null;
  told: string[];
  met: string[];
}

const begun: SnapshotCursor = { page: null, told: [], met: [] };

/** Asks for a page of the connections of the member whose token it is. */
export async function pullSnapshot(
  cursor: SnapshotCursor | null,
  world: PullWorld,
): Promise<PulledPage<SnapshotCursor, PersonRow>> {
  const headers = { authorization: `Bearer ${world.secrets['token'] ?? ''}`, 'linkedin-version': VERSION };
  const ask = jsonAsker({ base: API, headers }, world);
  const known = cursor ?? begun;
  const first = '/rest/memberSnapshotData?q=criteria&domain=CONNECTIONS';
  const answer = await ask({ url: known.page?.at ?? first, also: [404] });
  const { rows, next } = pageIn(answer, known);
  const people = rows.flatMap((row) => readRow(row) ?? []);
  const before = new Set(known.told);
  const met = [...known.met, ...people.map(markOf)];
  const page = turnPage(known.page, next);
  const { notBefore } = answer;
  return {
    items: people.filter((person) => !before.has(markOf(person))),
    cursor: page === null ? { page, told: met, met: [] } : { ...known, page, met },
    more: page !== null && notBefore === null,
    left: cursor === null ? rows.length - people.length : 0,
    ...{ notBefore, changed: null },
  };
}

/** It knows no page behind the last one, and says so where it named one. Throws PullFailed. */
function pageIn({ status, json }: JsonAnswer, { page }: SnapshotCursor): ReturnType<typeof rowsIn> {
  if (status !== 404) return rowsIn(readAs(snapshotPage, json));
  if (page === null) throw new PullFailed('api-not-found');
  return { rows: [], next: null };
}

/** Another one once anything of the row is. */
function markOf(person: PersonRow): string {
  return shortHash(JSON.stringify(person));
}
