import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { listEventTypes } from '../api/webhooks.js';

/** Every type of event, in words: another one comes with a release only. */
export const useEventTypes = () =>
  useQuery({ queryKey: keys.eventTypes, queryFn: listEventTypes, staleTime: Infinity });
