import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepContact, releaseContact, reviveContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import { reviewContact } from '../api/letting-go.js';
import type { LettingGo } from '../api/letting-go.js';
import type { Page } from '../api/types.js';
import { useMe } from '../frame/use-me.js';
import { announce } from '../parts/announce.js';
import { useTakingBack } from '../parts/use-taking-back.js';

export type Deed = 'let-go' | 'keep' | 'later';
interface Said {
  one: LettingGo;
  deed: Deed;
  /** the card is about to go */
  leave: () => void;
}

export interface Review {
  mutation: UseMutationResult<unknown, Error, Said>;
  undoLast: () => void;
}

const told = { 'let-go': 'lettingGo.wasLetGo', keep: 'lettingGo.wasKept', later: 'lettingGo.wasLeft' } as const;

const doIt = ({ one: { contact }, deed }: Said): Promise<unknown> =>
  deed === 'let-go' ? releaseContact(contact.id, 'person') : reviewContact(contact.id, deed);

/** Back on the list; whom we let go nobody keeps any more, so I keep them again if I did. The card names whose keep stays ended. */
async function undo({ one: { contact, kept }, deed }: Said, me: string | undefined): Promise<unknown> {
  if (deed === 'let-go') await reviveContact(contact.id);
  const mine = kept.find(({ member }) => member === me);
  if (deed === 'let-go' && mine !== undefined) await keepContact(contact.id, mine.rhythm);
  return reviewContact(contact.id, 'open');
}

const without = (contact: string) => (pages: InfiniteData<Page<LettingGo>> | undefined) =>
  pages && {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((one) => one.contact.id !== contact) })),
  };

/** Says what becomes of somebody; the list shows it once the server has agreed, and the last can be taken back. */
export function useReview(): Review {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe().data?.member?.id;
  const last = useRef<Said | null>(null);
  const nameOf = ({ one }: Said) => one.contact.name ?? t('part.nameless');
  const readAgain = ({ one }: Said) => {
    void client.invalidateQueries({ queryKey: keys.lettingGo });
    void client.invalidateQueries({ queryKey: keys.contact(one.contact.id) });
  };
  const back = useTakingBack(
    (said: Said) => undo(said, me),
    (said) => t('lettingGo.takenBack', { name: nameOf(said) }),
    readAgain,
  );
  const takeBack = (said: Said) => {
    if (last.current === said) last.current = null;
    back.mutate(said);
  };
  const mutation = useMutation<unknown, Error, Said>({
    mutationFn: doIt,
    onSuccess(_answer, said) {
      last.current = said;
      said.leave();
      client.setQueryData(keys.lettingGo, without(said.one.contact.id));
      announce(t(told[said.deed], { name: nameOf(said) }), () => takeBack(said));
      readAgain(said);
    },
  });
  return {
    mutation,
    undoLast: () => {
      if (last.current !== null) takeBack(last.current);
    },
  };
}
