import { QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from './api/keys.js';
import { isSignedOut, Problem } from './api/problem.js';

/** A refusal stays a refusal; only silence and the server's own trouble are worth another try. */
const mayRecover = (error: Error) => !(error instanceof Problem) || error.status === 0 || error.status >= 500;

/** What the page holds of the server, kept fresh by live changes; a lost session shows at once. */
export function makeQueryClient(retries = 2): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        if (isSignedOut(error) && query.queryKey[0] !== keys.me[0])
          void client.invalidateQueries({ queryKey: keys.me });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, error) => mayRecover(error) && failures < retries,
        networkMode: 'always',
      },
      // Answers may be secrets: a second after nobody looks at one, it is forgotten.
      mutations: { networkMode: 'always', gcTime: 1000 },
    },
  });
  return client;
}
