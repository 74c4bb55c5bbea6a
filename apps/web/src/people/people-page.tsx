import { useSearch } from '@tanstack/react-router';
import { isAddress } from './is-address.js';
import { MayIAnswer } from './may-i-answer.js';
import { PeopleList } from './people-list.js';

/** What the search box leads to: people by name, or "may I?" for an address. */
export function PeoplePage() {
  const { q = '' } = useSearch({ from: '/people' });
  return isAddress(q) ? <MayIAnswer key={q} identity={q} /> : <PeopleList query={q} />;
}
