import { digestWishes } from './digest-wishes.js';
import { outreachWishes } from './outreach-wishes.js';
import { personWishes } from './person-wishes.js';
import { poolWishes } from './pool-wishes.js';
import { privacyWishes } from './privacy-wishes.js';
import { reachWishes } from './reach-wishes.js';
import { webhookWishes } from './webhook-wishes.js';
import type { Make } from './wish.js';

/** How to say every kind of input that somebody or something says from outside. */
export const wishes: Record<string, Make> = {
  ...personWishes,
  ...outreachWishes,
  ...reachWishes,
  ...poolWishes,
  ...privacyWishes,
  ...digestWishes,
  ...webhookWishes,
};
