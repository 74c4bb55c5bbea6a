import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OwnNumbers } from '../api/consenting.js';
import { keys } from '../api/keys.js';
import { setOwnNumbers } from '../api/own-numbers.js';
import type { OwnWish } from '../api/own-numbers.js';
import { announce } from '../parts/announce.js';
import { useTakingBack } from '../parts/use-taking-back.js';
import { useContactChange } from './use-contact-change.js';

/** Has other numbers hold for somebody, says so, and brings those of before back with one click. */
export function useOwnNumbers(contact: string, before: OwnWish, done: string, onDone?: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const takeBack = useTakingBack(
    (wished: OwnWish) => setOwnNumbers(contact, wished),
    () => t('wishes.asBefore'),
    () => client.invalidateQueries({ queryKey: keys.contact(contact) }),
  );
  return useContactChange(contact, async (decide: () => Promise<OwnNumbers>) => {
    const { etag } = await setOwnNumbers(contact, { numbers: await decide(), etag: before.etag });
    announce(done, () => takeBack.mutate({ numbers: before.numbers, etag }));
    onDone?.();
  });
}
