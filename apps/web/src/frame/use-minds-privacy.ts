import { useMe } from './use-me.js';

/** Whether I am one of those who mind privacy: they lift objections, hand out what is known, decide requests and erase. */
export function useMindsPrivacy(): boolean {
  const role = useMe().data?.member?.role;
  return role === 'owner' || role === 'privacy';
}
