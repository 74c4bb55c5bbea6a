import { useMe } from './use-me.js';

/** Whether I am one of those who may set the pool's numbers. */
export function useAdministers(): boolean {
  const role = useMe().data?.member?.role;
  return role === 'owner' || role === 'admin';
}
