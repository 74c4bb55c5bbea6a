import { describe, expect, test } from '@jest/globals';
import { jitterOf } from '#libs/etiquette/jitter.js';
import { contactKeep } from '#libs/events/contact.inputs.js';
import { suggestionAccept, suggestionConfirm } from '#libs/events/outreach.inputs.js';
import { contact, DAY, member, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { noted } from './testing/news.js';
import { TeamLife } from './testing/team-life.js';

/** Somebody whose waits are as long as everybody's on average. */
const plain = Array.from({ length: 10_000 }, (_, i) => `c_${String(i)}`).find(
  (id) => jitterOf(id) <= 1 && jitterOf(id) > 0.9995,
) as string;

/** ms; two years day by day, on a machine that has other things to do */
const PATIENCE = 300_000;

/** How a silence is lived through. */
interface Silence {
  recruiters: number;
  /** something of theirs is told of every day; without, they are kept and nothing else */
  news: boolean;
  /** messages are said to be written; without, they are presumed */
  reported: boolean;
  days: number;
  /** everything the clock says comes twice, and every nine days the process begins anew with nothing but its ledger */
  failing: boolean;
}

/** What comes of it, in days. */
interface Heard {
  /** when the offers were taken up that they hear by */
  on: number[];
  /** when they came to stand for letting go */
  listed: number[];
}

function heard({ recruiters, news, reported, days, failing }: Silence): Heard {
  const others = Array.from({ length: recruiters - 1 }, (_, i) => member(`m_${String(i + 2)}`));
  const life = new TeamLife([...poolOfBerlin(), ...others, contact(plain, { basis: 'own-relation' })], [plain]);
  life.redelivers = failing;
  if (!news) life.say(contactKeep, { contact: plain, member: 'm_1', rhythm: 'quarterly' });
  const taken: number[] = [];
  for (let day = 0; day < days; day += 1) {
    if (news) noted(life, plain, day);
    life.mornings();
    if (failing && day % 9 === 0) life.crash();
    if (takenUp(life, reported)) taken.push(day);
    life.passes(DAY);
  }
  const listed = life.pool.events.filter(({ type }) => type === 'contact.review-listed');
  return { on: taken, listed: listed.map(({ time }) => (time - NOW) / DAY) };
}

/** Whether there was an offer to take up. */
function takenUp(life: TeamLife, reported: boolean): boolean {
  const offer = life.offerOf(plain);
  if (offer?.state !== 'open') return false;
  const about = { suggestion: offer.id, contact: plain, member: offer.member, channel: null };
  life.say(suggestionAccept, about);
  if (reported) life.say(suggestionConfirm, { ...about, wrote: true, at: null });
  return true;
}

/** A message is presumed three days after its offer was taken up, and every wait is counted from there. */
const withoutPresuming = ({ on, ...more }: Heard): Heard => ({ ...more, on: on.map((day, i) => day - 3 * i) });

const teams = [1, 5, 20].flatMap((recruiters) => [false, true].map((failing) => ({ recruiters, failing })));

describe.each(teams)('who never answers $recruiters recruiters (redelivery and crashes: $failing)', (team) => {
  test(
    'hears on days 0, 7, 97 and 277 if there is always something new of theirs, and is listed for letting go on day 291',
    () => {
      const silence = { ...team, news: true, reported: true, days: 300 };
      expect(heard(silence)).toEqual({ on: [0, 7, 97, 277], listed: [291] });
    },
    PATIENCE,
  );

  test(
    'hears on days 0, 90 and 270 if they are only kept, and is listed on day 284',
    () => {
      const silence = { ...team, news: false, reported: true, days: 300 };
      expect(heard(silence)).toEqual({ on: [0, 90, 270], listed: [284] });
    },
    PATIENCE,
  );

  test(
    'hears on days 0, 90, 270 and 630 if every message is only presumed, and is not listed for that',
    () => {
      const silence = { ...team, news: true, reported: false, days: 660 };
      expect(withoutPresuming(heard(silence))).toEqual({ on: [0, 90, 270, 630], listed: [] });
    },
    PATIENCE,
  );
});
