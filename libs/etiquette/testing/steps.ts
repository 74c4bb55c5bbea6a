import { days } from '../time.js';
import { reasonOf } from './case-for.js';
import { day, provenance, type Story } from './story.js';

/** days */
const FOUR_YEARS = 4 * 365;

const handing = { suggestion: null, member: 'm_bob', employer: null };

type Step = (story: Story, now: number) => unknown;

/** What may happen to a contact; a step that does not fit the moment (no offer to accept) does nothing. */
export const steps: readonly Step[] = [
  (story, now) => story.touched(now),
  (story, now) => story.touched(now, { member: 'm_bob', channel: 'phone' }),
  (story, now) => story.touched(now, { presumed: true }),
  (story, now) => story.exchanged(now),
  (story, now) => story.responded(now),
  (story, now) => story.respondedTo('m_bob', now),
  (story, now) => story.tell('outreach.handed-over', { ...handing, to: 'm_cem' }, now),
  (story, now) => story.responded(now, 'less-often'),
  (story, now) => story.responded(now, 'not-now', now + days(40)),
  (story, now) => story.responded(now, 'not-now'),
  (story, now) => story.connected(now),
  (story, now) => story.connected(now, 'm_bob', now - days(9)),
  (story, now) => story.kept(now),
  (story, now) => story.kept(now, 'm_bob', 'yearly'),
  (story, now) => story.newJob(now),
  (story, now) => story.noted(now, 'talk'),
  (story, now) => story.noted(now, 'met', 'm_ada'),
  (story, now) =>
    story.tell('contact.follow-up-set', { member: 'm_ada', on: now + days(20), until: now + days(34) }, now),
  (story, now) => story.applied(now, 'active', { interviewed: true }),
  (story, now) => story.applied(now, 'ended'),
  (story, now) => story.applied(now - days(80), 'ended', { application: 'a_2', interviewed: true }, now),
  (story, now) => story.applied(now - days(300), 'hired', { application: 'a_3' }, now),
  (story, now) => story.tell('application.lapsed', { application: 'a_1' }, now),
  (story, now) => story.tell('application.deleted', { ...provenance, application: 'a_2' }, now),
  (story, now) => story.turnedAway(now - days(200), 'unfollowed'),
  (story, now) => story.turnedAway(now, 'no-email'),
  (story, now) => story.turnedAway(now, 'unfollowed', true),
  (story, now) => story.wentAway(now, now + days(18)),
  (story, now) => story.wentAway(now, now + days(9), now + days(7)),
  (story, now) => story.cameBack(now, [], story.known.touches.at(-1)?.seq ?? null),
  (story, now) => story.cameBack(now, ['linkedin']),
  (story, now) => story.tell('privacy.objected', { ground: 'wish' }, now),
  (story, now) => story.tell('privacy.restricted', { ground: 'wish' }, now),
  (story, now) => story.tell('privacy.unrestricted', { ground: 'wish' }, now),
  (story, now) => story.tell('contact.released', { reason: 'person', lapsesAt: now + days(365) }, now),
  (story, now) => story.tell('contact.revived', { reason: 'person' }, now),
  (story, now) => story.lastWrote(day(-FOUR_YEARS), now),
  (story, now) => story.tell('contact.held', { line: 'l_1' }, now),
  (story, now) => story.tell('contact.unheld', { line: 'l_1' }, now),
  offer,
  offer,
  (story, now) => story.known.offer && story.accepted(now),
  (story, now) => story.known.offer && story.touched(now, { suggestion: story.offer.suggestion }),
  (story, now) => story.known.offer && story.declined(now, 'bad-time'),
  (story, now) => {
    offer(story, now);
    return story.known.offer && story.declined(now, 'bad-time');
  },
  (story, now) => {
    offer(story, now);
    if (story.known.offer === null) return;
    const { suggestion, member } = story.offer;
    story.tell('outreach.snoozed', { suggestion, member, employer: null, until: now + days(9) }, now);
  },
  (story, now) => story.known.offer && story.declined(now, 'not-mine'),
  (story, now) => story.known.offer && story.ended(now, 'expired'),
];

function offer(story: Story, now: number): void {
  const reason = story.known.offer === null ? reasonOf(story.known, now) : null;
  if (reason !== null) story.offered(now, { ...reason, member: 'm_ada' });
}
