import type { Channel } from '#libs/events/words.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { ObservedRow, PersonRow } from './format.js';
import type { ImportRecord, ImportRow } from './import.js';

/** What is left of a row whose person was erased before its number was decided: it names nobody, and is refused. */
const nobody: PersonRow = {
  kind: 'person',
  name: null,
  identities: [],
  ...{ headline: null, location: null, employer: null, position: null, network: null, connectedOn: null },
};

/** What a row says, as an input to the pool. */
export function rowInput(about: ImportRecord, row: ImportRow): MachineInput {
  const data = row.data ?? nobody;
  return data.kind === 'person' ? personObserved(about, row, data) : interactionObserved(about, row, data);
}

/** A message, an invitation or a meeting: history between the member who imports and one person. */
function interactionObserved(about: ImportRecord, row: ImportRow, data: Exclude<ObservedRow, PersonRow>): MachineInput {
  const { sourceId, name, identities, at } = data;
  const from = { source: row.part?.format ?? about.format, sourceId, import: about.id, member: about.member };
  return {
    kind: 'interaction.observed',
    at: about.startedAt,
    actor: about.actor,
    data: { ...from, basis: about.basis, observedAt: about.startedAt, name, identities, at, ...happened(about, data) },
  };
}

interface Happened {
  what: 'we-wrote' | 'they-wrote' | 'we-invited' | 'they-invited' | 'met';
  channel: Channel;
  title: string | null;
  /** of people who are no contacts nothing is kept */
  onlyKnown: boolean;
}

function happened(about: ImportRecord, data: Exclude<ObservedRow, PersonRow>): Happened {
  const us = data.kind !== 'meeting' && data.by === 'us';
  switch (data.kind) {
    case 'message':
      return { what: us ? 'we-wrote' : 'they-wrote', channel: 'linkedin', title: null, onlyKnown: false };
    case 'invitation':
      return { what: us ? 'we-invited' : 'they-invited', channel: 'invitation', title: null, onlyKnown: false };
    case 'meeting':
      return { what: 'met', channel: 'in-person', title: data.title, onlyKnown: about.attendees !== 'all' };
  }
}

function personObserved(about: ImportRecord, row: ImportRow, person: PersonRow): MachineInput {
  const { name, identities, headline, employer, position, location, network, connectedOn } = person;
  const since = connectedOn === null ? null : Date.parse(`${connectedOn}T00:00:00Z`);
  return {
    kind: 'person.observed',
    at: about.startedAt,
    actor: about.actor,
    data: {
      source: row.part?.format ?? about.format,
      sourceId: null,
      import: about.id,
      member: about.member,
      basis: about.basis,
      observedAt: about.startedAt,
      name,
      identities,
      headline,
      employer,
      position,
      location,
      connected: network === null ? null : { network, since },
    },
  };
}
