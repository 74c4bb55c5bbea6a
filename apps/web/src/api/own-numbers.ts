import type { OwnNumbers } from './consenting.js';
import { callFor } from './http.js';
import type { Answer } from './http.js';
import type { ContactCard } from './types.js';

/** Numbers for one person, and the ETag of the card that they were decided from. */
export interface OwnWish {
  numbers: OwnNumbers;
  etag: string | null;
}

/** They are written to by these numbers from now on, none: by the team's. Refused with `stale-version` when somebody changed the card since `etag`. */
export function setOwnNumbers(id: string, { numbers, etag }: OwnWish): Promise<Answer<ContactCard>> {
  const at = `/v1/contacts/${encodeURIComponent(id)}/policy`;
  const seen = etag === null ? {} : { ifMatch: etag };
  if (Object.keys(numbers).length === 0) return callFor<ContactCard>(at, { method: 'DELETE', ...seen });
  return callFor<ContactCard>(at, { method: 'PUT', json: numbers, ...seen });
}
