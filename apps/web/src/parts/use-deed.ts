import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';

/** Does something and says so; what the page shows under this key is read again then. */
export function useDeed<Given = void, Answer = unknown>(
  shown: QueryKey,
  deed: (given: Given) => Promise<Answer>,
  done: (answer: Answer, given: Given) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: async (answer, given) => {
      done(answer, given);
      await client.invalidateQueries({ queryKey: shown });
    },
  });
}
