import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { listMembers } from '../api/pool.js';
import { listSources } from '../api/sources.js';
import { useMe } from './use-me.js';

/** Sources are looked at again after so many ms. */
const MINUTE = 60_000;

/** `member:m_1` and `m_1` are the same somebody. */
const idOf = (actor: string) => actor.replace(/^[a-z]+:/u, '');

/** Calls whoever did something by name: a member, a source, or Kith itself (`clock`). */
export function useNames(): (actor: string) => string {
  const { t } = useTranslation();
  const me = useMe().data?.member;
  const members = useQuery({ queryKey: keys.members, queryFn: listMembers, staleTime: Infinity });
  const sources = useQuery({ queryKey: keys.sources, queryFn: listSources, staleTime: MINUTE, retry: false });
  const names = new Map(
    [...(members.data?.items ?? []), ...(sources.data?.items ?? [])].map(({ id, name }) => [id, name]),
  );
  return (actor) => {
    const id = idOf(actor);
    if (id === me?.id || id === me?.name) return t('part.you');
    if (actor === 'clock') return 'Kith';
    // One that was removed has no name any more, and who may not see sources knows none.
    return names.get(id) ?? (actor.startsWith('source:s_') ? t('part.source') : id);
  };
}
