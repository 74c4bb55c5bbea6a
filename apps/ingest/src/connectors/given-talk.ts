import { parseIdentity } from '#libs/identity/parse-identity.js';
import { knownAmong } from './known-among.js';
import { LONGEST_TITLE } from './longest-title.js';
import type { About, PullWorld, Told } from './pulled-kind.js';

/** A talk that somebody gave, as far as it is looked at: neither what it was about nor who the speakers say they are. */
export interface GivenTalk {
  /** the same whenever the source is asked again */
  id: string;
  title: string;
  url: string | null;
  /** when it began, ms */
  at: number;
  /** of each speaker the names by which they may be known: e-mail and web addresses, `scheme:value` */
  speakers: string[][];
}

/** Identities that an input may name. */
const MOST_IDENTITIES = 20;

/** The talks that somebody in the pool gave, with these of their speakers alone; `left` counts the others. */
export async function talksOfContacts(
  talks: readonly GivenTalk[],
  world: PullWorld,
): Promise<{ items: GivenTalk[]; left: number }> {
  const known = await knownAmong(
    talks.flatMap(({ speakers }) => speakers),
    world,
  );
  const items = talks.map((talk) => ({
    ...talk,
    speakers: known.splice(0, talk.speakers.length).filter((names) => names.length > 0),
  }));
  const ours = items.filter(({ speakers }) => speakers.length > 0);
  return { items: ours, left: items.length - ours.length };
}

/** Each of its speakers gave it. */
export function translateTalk({ id, title, url, at, speakers }: GivenTalk, { source, now }: About): Told {
  const said = {
    ...{ source: source.kind, sourceId: id, basis: source.basis, observedAt: now, contact: null },
    ...{ activity: 'talk', at, title: title.slice(0, LONGEST_TITLE), url, member: null },
  };
  return speakers.flatMap((names) => {
    const identities = names.flatMap((name) => parseIdentity(name) ?? []).slice(0, MOST_IDENTITIES);
    return identities.length === 0 ? [] : [{ kind: 'activity.observed', at: now, data: { ...said, identities } }];
  });
}
