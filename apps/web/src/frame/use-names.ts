import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { listMembers } from '../api/pool.js';
import { useMe } from './use-me.js';

/** `member:m_1` and `m_1` are the same somebody. */
const idOf = (actor: string) => actor.replace(/^[a-z]+:/u, '');

/** Calls whoever did something by name: a member, a source, or Kith itself (`clock`). */
export function useNames(): (actor: string) => string {
  const { t } = useTranslation();
  const me = useMe().data?.member;
  const members = useQuery({ queryKey: keys.members, queryFn: listMembers, staleTime: Infinity });
  const names = new Map(members.data?.items.map(({ id, name }) => [id, name]));
  return (actor) => {
    const id = idOf(actor);
    if (id === me?.id || id === me?.name) return t('part.you');
    return actor === 'clock' ? 'Kith' : (names.get(id) ?? id);
  };
}
