import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { readMe } from '../api/pool.js';

/** Who is signed in, and their pool. Asked once; every page below the gate finds it at hand. */
export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: readMe, staleTime: Infinity });
}
