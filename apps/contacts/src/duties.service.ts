import type { Platform } from '#libs/ports/platform.js';
import { startDuties, type Duties } from '#libs/transport/duties.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { ownErasers } from './inputs/erasing/own-erasers.js';

/** Does the duties of erasures in the stores of contacts, and in those of `others` that lie in this process. */
export function startContactsDuties(
  platform: Platform,
  sender: OriginSender,
  others: Readonly<Record<string, Eraser>> = {},
): Promise<Duties> {
  return startDuties(platform, { group: 'duties', sender, erasers: { ...ownErasers(platform), ...others } });
}
