import { parseIdentity } from '#libs/identity/parse-identity.js';
import { LONGEST_TITLE } from './longest-title.js';
import type { About, Told } from './pulled-kind.js';

/** An event of an organiser's own account. */
export interface OwnEvent {
  /** the same whenever the source is asked again */
  id: string;
  title: string;
  url: string | null;
  /** when it began, ms */
  at: number;
}

/** Somebody came: they were let in at the door, or the organiser noted it. Neither what they bought nor what they answered. */
export interface Came extends Pick<OwnEvent, 'id' | 'title' | 'url'> {
  /** when they came, ms; of a source that does not say it, when the event began */
  at: number;
  /** by which they are known, `scheme:value` */
  names: string[];
  /** whoever organised it met everybody who came, as they said themselves */
  met: boolean;
}

/** They were at the same event as the member, or met them there. */
export function translateCame({ id, title, url, at, names, met }: Came, { source, now }: About): Told {
  const identities = names.flatMap((name) => parseIdentity(name) ?? []);
  if (identities.length === 0) return [];
  const { kind, basis, member } = source;
  const said = {
    source: kind,
    sourceId: id,
    basis,
    observedAt: now,
    identities,
    at,
    member,
    title: title.slice(0, LONGEST_TITLE),
  };
  const activity = { ...said, contact: null, activity: 'event', url };
  const meeting = { ...said, import: null, name: null, what: 'met', channel: 'in-person', onlyKnown: true };
  return [
    met
      ? { kind: 'interaction.observed', at: now, data: meeting }
      : { kind: 'activity.observed', at: now, data: activity },
  ];
}
