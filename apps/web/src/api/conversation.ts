import type { Consenting } from './consenting.js';

/** Who speaks for the team with somebody, until when, and who asks whom to hand that over. */
export interface Conversation extends Consenting {
  voice?: { member: string; until: string } | null;
  handoverAsked?: { member: string; from: string; at: string }[];
}
