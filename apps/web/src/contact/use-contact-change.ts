import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';

/** Changes something about a contact; afterwards everything shown of them is read again, also when it was refused. */
export function useContactChange<T>(id: string, change: (value: T) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => onDone?.(),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.suggestions });
      void client.invalidateQueries({ queryKey: keys.outlook });
      return client.invalidateQueries({ queryKey: keys.contact(id) });
    },
  });
}
