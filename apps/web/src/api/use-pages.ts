import { useInfiniteQuery } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { Page } from './types.js';

/** A list that is read page by page; its items so far as one list. `lookAgain`: after how many ms they are read anew. */
export function usePages<T>(
  queryKey: QueryKey,
  read: (cursor: string | null) => Promise<Page<T>>,
  lookAgain?: (items: T[]) => number,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    refetchInterval: ({ state }) => lookAgain?.(state.data?.pages.flatMap((page) => page.items) ?? []) ?? false,
  });
}
