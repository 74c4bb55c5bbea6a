import { DAY } from '#libs/testing/pool-events.js';
import { bars } from './bars.js';
import { messages } from './messages.js';
import type { Doing, Move } from './moves.js';
import { news } from './news.js';
import { offers } from './offers.js';
import { reach } from './reach.js';
import type { Scene } from './scene.js';
import { slump } from './slump.js';
import { team } from './team.js';
import type { TeamLife } from './team-life.js';

const doings: Readonly<Record<Doing, (scene: Scene) => unknown>> = {
  ...messages,
  ...reach,
  ...offers,
  ...news,
  ...bars,
  ...team,
  slump,
};

/** Lets a move happen; one that does not fit the moment (no offer to accept) does nothing or is refused. */
export function happens(life: TeamLife, move: Move): void {
  const { members, now } = life;
  const member = members[move.by % members.length] ?? 'm_1';
  doings[move.do]({ ...move, life, member, at: now - move.days * DAY });
}
