import { queryOptions } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { readOutlookAhead } from '../api/outreach.js';

/** ms: up to a thousand people are judged for one reading, and nearly every change may concern one of them. */
const BETWEEN = 30_000;

/** What a calendar shows: read again half a minute after the first change since the last reading, not at each. */
export const outlookAhead = queryOptions({
  queryKey: keys.outlookAhead,
  queryFn: readOutlookAhead,
  refetchInterval: ({ state }) => (state.isInvalidated ? BETWEEN : false),
});
