import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { gatherChanges } from '../live/changes.js';
import { outlookAhead } from './outlook-ahead.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('An open calendar reads again half a minute after the first change, however many there are, and rests without any', async () => {
  const client = new QueryClient();
  const read = jest.fn(() => Promise.resolve({ entries: [], isWhole: true }));
  const close = new QueryObserver(client, { ...outlookAhead, queryFn: read }).subscribe(() => undefined);
  const changes = gatherChanges(client);
  await jest.advanceTimersByTimeAsync(0);
  expect(read).toHaveBeenCalledTimes(1);
  for (let second = 0; second < 30; second += 1) {
    changes.add({ seq: second, type: 'contact.tagged' });
    await jest.advanceTimersByTimeAsync(1000);
  }
  expect(read).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1000);
  expect(read).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(120_000);
  expect(read).toHaveBeenCalledTimes(2);
  close();
});
