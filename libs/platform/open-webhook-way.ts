import type { Clock } from '#libs/ports/clock.js';
import type { Posting } from '#libs/ports/posting.js';
import type { Config } from './config.js';
import { openEgress } from './open-egress.js';

/** ms between two messages to one host: each system is told one thing at a time anyway. */
const PACE = 20;

/** How other systems are told. */
export interface WebhookWay {
  posting: Posting;
}

/** The way that the environment of a service allows. */
export function openWebhookWay(config: Config, clock: Clock): WebhookWay {
  return { posting: openEgress(config, clock, { paceMs: PACE }) };
}
