import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mergeContacts, tellApart, unmergeContact } from '../api/duplicates.js';
import type { Merge } from '../api/duplicates.js';
import { keys } from '../api/keys.js';
import { announce } from '../parts/announce.js';
import { useTakingBack } from '../parts/use-taking-back.js';

/** Whoever becomes one or two is shown in many places; each is read again. */
export function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  const shown = [keys.duplicates, ['contact'], ['people'], keys.suggestions, keys.outlook];
  return () => Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** "They are one", with the way back. `onSaid` comes before the list is read again. */
export function useMerging(onSaid: () => void) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const undo = useTakingBack(unmergeContact, () => t('duplicates.parted'), again);
  return useMutation({
    mutationFn: ({ merge, etag }: { merge: Merge; etag: string | null }) => mergeContacts(merge, etag),
    onSuccess({ name }, { merge }) {
      onSaid();
      announce(t('duplicates.merged', { name: name ?? t('part.nameless') }), () => undo.mutate(merge.from));
    },
    onSettled: again,
  });
}

/** "They are two", with the way back. */
export function useTellingApart(onSaid: () => void) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const undo = useTakingBack(
    (contacts: string[]) => tellApart(contacts, false),
    () => t('duplicates.apartUndone'),
    again,
  );
  return useMutation({
    mutationFn: (contacts: string[]) => tellApart(contacts, true),
    onSuccess(_answer, contacts) {
      onSaid();
      announce(t('duplicates.apartSaid'), () => undo.mutate(contacts));
    },
    onSettled: again,
  });
}
