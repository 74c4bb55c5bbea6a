import { PullFailed } from './pull-failed.js';

/** More pages of one list lead nowhere: 20,000 people a hundred at a time. */
const MOST_PAGES = 200;

/** Where a list goes on, as a cursor holds it. */
export interface NextPage {
  /** the platform's own address or cursor of it */
  at: string;
  /** from 1 */
  page: number;
}

/** The page after `asked` (null: the first was); null behind the last. Throws PullFailed `api-endless` behind `most`. */
export function turnPage(asked: NextPage | null, next: string | null, most = MOST_PAGES): NextPage | null {
  if (next === null) return null;
  const page = (asked?.page ?? 1) + 1;
  if (next === asked?.at || page > most) throw new PullFailed('api-endless');
  return { at: next, page };
}
