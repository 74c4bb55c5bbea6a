import { jsonAsker } from '../ask-json.js';
import { talksOfContacts, type GivenTalk } from '../given-talk.js';
import { isLately, newlyHappened } from '../newly-happened.js';
import { shortHash } from '../short-hash.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { endpointIn, readTalks, wholeView } from './read-talks.js';

interface Settings {
  address: string;
}

/** What the server called its last answer, and the marks of the talks that were told. */
export interface SessionizeCursor {
  etag: string | null;
  told: string[];
  /** of the answer that was read last, when the next of its talks will have been given, ms; null: none is to come */
  next: number | null;
}

/** Asks an endpoint for everything it shows, which is one answer. */
export async function pullSessionize(
  { address }: Settings,
  cursor: SessionizeCursor | null,
  world: PullWorld,
): Promise<PulledPage<SessionizeCursor, GivenTalk>> {
  const endpoint = endpointIn(address);
  if (endpoint === null) throw new PullFailed('api-not-found');
  const ask = jsonAsker({ base: endpoint.origin }, world);
  const said = await ask({ url: `/api/v2/${endpoint.id}/view/All`, etag: tagOf(cursor, world.now) });
  const rest = { more: false, notBefore: said.notBefore, changed: null };
  if (said.json === null && cursor !== null) return { items: [], cursor, left: 0, ...rest };
  const view = readAs(wholeView, said.json);
  const talks = readTalks(view, endpoint.id);
  const told = cursor?.told ?? [];
  const { items, left } = await talksOfContacts(newlyHappened(talks, told, world.now), world);
  const marks = [...told, ...items.map(({ id }) => shortHash(id))];
  const after = { etag: said.etag, ...remembered(talks, new Set(marks), world.now) };
  const unread = view.sessions.length - talks.length;
  return { items, cursor: after, left: cursor === null ? left + unread : 0, ...rest };
}

/** “As before” is no answer once a talk has been given that was still to come. */
function tagOf(cursor: SessionizeCursor | null, now: number): string | null {
  if (cursor === null) return null;
  return cursor.next !== null && cursor.next <= now ? null : cursor.etag;
}

/** Of what was told the marks that may be met again, and when the next talk is given. */
function remembered(
  talks: readonly GivenTalk[],
  marks: ReadonlySet<string>,
  now: number,
): Pick<SessionizeCursor, 'told' | 'next'> {
  const lately = talks.filter(({ at }) => isLately(at, now)).map(({ id }) => shortHash(id));
  const ahead = talks.flatMap(({ at }) => (at > now ? [at] : []));
  return { told: lately.filter((mark) => marks.has(mark)), next: ahead.length === 0 ? null : Math.min(...ahead) };
}
