import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { MutationObserver } from '@tanstack/react-query';
import { makeQueryClient } from './query-client.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('An answer that may be a secret is forgotten when nobody looks at it any more', async () => {
  const client = makeQueryClient();
  const observer = new MutationObserver(client, { mutationFn: () => Promise.resolve('whsec_abc') });
  const look = observer.subscribe(() => undefined);
  void observer.mutate();
  await jest.advanceTimersByTimeAsync(5000);
  const kept = () => client.getMutationCache().getAll();
  expect(kept().map(({ state }) => state.data)).toEqual(['whsec_abc']);
  look();
  await jest.advanceTimersByTimeAsync(1000);
  expect(kept()).toEqual([]);
});
