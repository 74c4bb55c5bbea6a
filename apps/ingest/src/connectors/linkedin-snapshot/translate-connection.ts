import type { PersonRow } from '../../imports/format.js';
import type { About, Told } from '../pulled-kind.js';

/** Somebody the member is connected to, as the row of an archive would say it. */
export function translateConnection(person: PersonRow, { source, now }: About): Told {
  const { name, identities, headline, employer, position, location, connectedOn } = person;
  const since = connectedOn === null ? null : Date.parse(`${connectedOn}T00:00:00Z`);
  const data = {
    ...{ source: source.kind, sourceId: null, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name, identities, headline, employer, position, location },
    connected: { network: 'linkedin', since },
  };
  return [{ kind: 'person.observed', at: now, data }];
}
