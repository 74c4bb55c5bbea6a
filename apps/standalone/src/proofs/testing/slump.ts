import * as outreach from '#libs/events/outreach.inputs.js';
import { privacyObject } from '#libs/events/privacy.inputs.js';
import { contact as known, DAY } from '#libs/testing/pool-events.js';
import type { Scene } from './scene.js';

/** People beside those of the life, each of whom had replied once. */
const OTHERS = ['c_s1', 'c_s2', 'c_s3', 'c_s4', 'c_s5', 'c_s6'] as const;
const MESSAGES = 102;
/** Half a year less a week: all of it counts. */
const LONGEST = 173;

/**
 * A member wrote more than a hundred messages that nobody answered, one a day up to a while ago; in every second life
 * five people asked not to hear from them any more. Once in a life.
 */
export function slump({ life, member, n, days }: Scene): void {
  if (life.card(OTHERS[0]) !== null) return;
  const { now } = life;
  life.record(OTHERS.map((id) => known(id)));
  const reply = { channel: 'email' as const, at: now - LONGEST * DAY, toMember: member, wish: null, until: null };
  for (const contact of OTHERS) life.say(outreach.responseRecord, { contact, ...reply });
  const last = Math.min(days, LONGEST - MESSAGES - 1);
  for (let i = 0; i < MESSAGES; i += 1) {
    const at = now - (last + MESSAGES - i) * DAY;
    const contact = OTHERS[i % OTHERS.length] ?? OTHERS[0];
    life.say(outreach.touchRecord, { contact, member, channel: 'email', at, suggestion: null, imported: false });
  }
  if (n % 2 === 0) for (const contact of OTHERS.slice(1)) life.say(privacyObject, { contact, note: null });
}
