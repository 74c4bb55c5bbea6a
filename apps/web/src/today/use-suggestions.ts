import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { keys } from '../api/keys.js';
import {
  acceptSuggestion,
  confirmSuggestion,
  declineSuggestion,
  listSuggestions,
  snoozeSuggestion,
} from '../api/outreach.js';
import type { Channel, DeclineReason, Suggestion } from '../api/types.js';
import { announce } from '../parts/announce.js';
import { useProblemText } from '../parts/words.js';
import { hold, useHeld } from './held.js';

/** What a member may say to a suggestion. */
export type Say =
  | { do: 'accept'; channel: Channel | null }
  | { do: 'confirm'; wrote: boolean; channel: Channel | null }
  | { do: 'snooze'; until: string }
  | { do: 'decline'; reason: DeclineReason };

async function readBoth(): Promise<Suggestion[]> {
  const [accepted, open] = await Promise.all([listSuggestions('accepted'), listSuggestions('open')]);
  return [...new Map([...open, ...accepted].map((one) => [one.id, one])).values()];
}

/** Keeps every card where it first appeared, whatever becomes of it; new ones come below, waiting ones first. */
function useSteadyOrder(suggestions: Suggestion[] | undefined): Suggestion[] | undefined {
  const places = useRef(new Map<string, number>());
  if (suggestions === undefined) return undefined;
  const waitingFirst = [...suggestions].sort((a, b) => Number(b.state === 'accepted') - Number(a.state === 'accepted'));
  for (const { id } of waitingFirst) if (!places.current.has(id)) places.current.set(id, places.current.size);
  const placeOf = ({ id }: Suggestion) => places.current.get(id) ?? 0;
  return waitingFirst.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Suggestions of mine that are open, or accepted and waiting for "did you write?". */
export function useSuggestions() {
  const query = useQuery({ queryKey: keys.suggestions, queryFn: readBoth });
  const held = useHeld();
  return { query, suggestions: useSteadyOrder(query.data)?.filter(({ id }) => !held.has(id)) };
}

function tell(id: string, say: Say): Promise<Suggestion> {
  switch (say.do) {
    case 'accept':
      return acceptSuggestion(id, say.channel);
    case 'confirm':
      return confirmSuggestion(id, { wrote: say.wrote, ...(say.channel === null ? {} : { channel: say.channel }) });
    case 'snooze':
      return snoozeSuggestion(id, say.until);
    case 'decline':
      return declineSuggestion(id, say.reason);
  }
}

/**
 * Says something to a suggestion. To take it up is said at once; everything else can be taken back for some seconds, and
 * is said then: until the server agrees the list does not show it, and if it does not the card is there again.
 */
export function useSay(suggestion: Suggestion, onSaid: (say: Say) => void) {
  const client = useQueryClient();
  const textOf = useProblemText();
  const { id, contact } = suggestion;
  const send = useMutation({
    mutationFn: (say: Say) => tell(id, say),
    onSuccess(_answer, say) {
      client.setQueryData<Suggestion[]>(keys.suggestions, (all) =>
        say.do === 'accept'
          ? all?.map((one) => (one.id === id ? { ...one, state: 'accepted' } : one))
          : all?.filter((one) => one.id !== id),
      );
    },
    onSettled() {
      void client.invalidateQueries({ queryKey: keys.suggestions });
      void client.invalidateQueries({ queryKey: keys.outlook });
      void client.invalidateQueries({ queryKey: keys.contact(contact.id) });
    },
  });
  const say = (what: Say) => {
    if (what.do === 'accept') {
      send.mutate(what, { onSuccess: () => onSaid(what) });
      return;
    }
    onSaid(what);
    hold(id, () => send.mutateAsync(what).catch((error: unknown) => announce(textOf(error))));
  };
  return { say, send };
}
