import { nameOfParts } from '../imports/people/person-name.js';
import type { About, Told } from './pulled-kind.js';
import type { NetworkItem, ProfileItem, PublishedItem, ReplyItem, SignItem } from './network-item.js';

/** What an item of a network means. All of it counts for people who are contacts already, and for nobody else. */
export function translateNetwork(item: NetworkItem, about: About): Told {
  switch (item.is) {
    case 'profile':
      return profile(item, about);
    case 'published':
      return published(item, about);
    case 'reply':
      return replied(item, about);
    case 'sign':
      return turned(item, about);
  }
}

/** A mutual follow is a connection to the member, since nobody knows when. */
function profile({ who, name, employer, location, mutual }: ProfileItem, { source, now }: About): Told {
  const data = {
    ...{ source: source.kind, sourceId: null, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name: name === null ? null : nameOfParts({ full: name, given: '', middle: '', family: '' }) },
    ...{ identities: who, headline: null, employer, position: null, location },
    connected: mutual === null ? null : { network: mutual, since: null },
    ...{ onlyKnown: true, contact: source.contact },
  };
  return [{ kind: 'person.observed', at: now, data }];
}

function published({ who, id, activity, at, title, url }: PublishedItem, { source, now }: About): Told {
  const data = {
    ...{ source: source.kind, sourceId: id, basis: source.basis, observedAt: now },
    ...{ contact: source.contact, identities: source.contact === null ? who : [] },
    ...{ activity, at, title, url, member: null },
  };
  return [{ kind: 'activity.observed', at: now, data }];
}

function replied({ who, id, at }: ReplyItem, { source, now }: About): Told {
  const data = {
    ...{ source: source.kind, sourceId: id, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name: null, identities: who, what: 'they-wrote', channel: 'public', at },
    ...{ title: null, onlyKnown: true },
  };
  return [{ kind: 'interaction.observed', at: now, data }];
}

function turned({ who, sign, network, lifted, at }: SignItem, { source, now }: About): Told {
  const data = { source: source.kind, basis: source.basis, at, identities: who, sign, network };
  return [{ kind: lifted ? 'welcome.observed' : 'unwelcome.observed', at: now, data }];
}
