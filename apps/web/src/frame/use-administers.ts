import { useMe } from './use-me.js';

/** Whether I am one of those who administer the pool, its numbers for example. */
export function useAdministers(): boolean {
  const role = useMe().data?.member?.role;
  return role === 'owner' || role === 'admin';
}
