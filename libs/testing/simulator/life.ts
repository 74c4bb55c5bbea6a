import type { Platform } from '#libs/ports/platform.js';
import type { Assembly } from '../../../apps/standalone/src/assemble.js';

/** One life of the process, from opening the files to its end. */
export interface Life {
  assembly: Assembly;
  /** the platform without faults, to look at */
  real: Platform;
  /** resolves when it ends */
  died: Promise<void>;
}

/** How far a life has come and how it is, for the report of a wait that does not end. */
export async function whereabouts(life: Life | null): Promise<string> {
  if (life === null) return 'no life';
  const { contacts, reminders } = life.assembly;
  const [position, newest] = [await life.real.ledger.position(0), await life.real.bus.newest('inputs', 0)];
  return `${position.next} of ${newest} inputs decided, contacts: ${contacts.health() ?? 'well'}, reminders: ${reminders.health() ?? 'well'}`;
}
