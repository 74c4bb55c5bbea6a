import { brakeEnds, brakingOf } from '#libs/etiquette/brake.rule.js';
import type { MemberFacts } from '#libs/etiquette/desk-facts.js';
import { isoTime } from '#libs/http/parse.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { PoolDoc } from '../documents.js';

/** How a member's messages are received, of whom these slow or stop. */
export interface Slowed {
  how: 'slowed' | 'stopped';
  messages: number;
  replies: number;
  objections: number;
  /** when that is over at the latest, if nothing else happens */
  until: string | null;
}

/** Of these members the ones who are slowed down or stopped at `now`: for who administers, and for whom it is about. */
export async function slowedMembers(
  documents: Documents,
  { pool, member, role }: Viewer,
  { members, policy }: Pick<PoolDoc, 'members' | 'policy'>,
  now: number,
): Promise<Map<string, Slowed>> {
  const administers = role === 'owner' || role === 'admin';
  const asked = members.filter((one) => administers || one.member === member);
  const keys = asked.map((one) => ({ collection: 'budget', key: one.member }));
  const desks = (await documents.many(pool, keys)).map(({ body }) => body as MemberFacts);
  return new Map(
    desks.flatMap((desk) => {
      const { how, ...counted } = brakingOf(desk, policy, now);
      const until = isoTime(brakeEnds(desk, policy, now));
      return how === null ? [] : [[desk.member, { how, ...counted, until }] as const];
    }),
  );
}
