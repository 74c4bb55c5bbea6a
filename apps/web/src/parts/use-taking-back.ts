import { useMutation } from '@tanstack/react-query';
import { announce } from './announce.js';
import { useProblemText } from './words.js';

/**
 * Takes back what was said. The card it was said on may be gone by then, so a failure is announced too. `again` reads
 * what is shown, also after a failure: of several steps some may have been done.
 */
export function useTakingBack<T>(
  takeBack: (said: T) => Promise<unknown>,
  done: (said: T) => string,
  again: (said: T) => unknown,
) {
  const textOf = useProblemText();
  return useMutation({
    mutationFn: takeBack,
    onSuccess: (_answer, said) => announce(done(said)),
    onError: (error) => announce(textOf(error)),
    onSettled: (_answer, _error, said) => again(said),
  });
}
