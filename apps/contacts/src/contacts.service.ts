import type { Refusal } from '#libs/kernel/errors.js';
import type { Subscription } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { createCommands, type Commands } from '#libs/transport/commands.js';
import type { Decided } from '#libs/transport/decided.js';
import type { PoolDoc } from './documents.js';
import { createEngine, type EngineParts } from './inputs/engine.js';
import { keepHouse } from './inputs/housekeeping.js';
import { createOwner, type Owner } from './inputs/owner.js';
import { deciders, projections } from './registry.js';

export type ContactsOptions = Pick<EngineParts, 'limits' | 'report' | 'without'> & {
  /** instead of the registry's: the simulator makes some of them fail */
  deciders?: EngineParts['deciders'];
  /** of commands and inputs; random unless a simulation wants to repeat itself */
  newId?: () => string;
};

/** What contacts offers in this process. */
export interface Contacts {
  owner: Owner;
  commands: Commands;
  /** for others in this process that wait for decisions: `createOriginSender(platform, { decided })` */
  decided: Decided;
}

/** Contacts without its subscription, for whoever connects the owner to the bus (`BusStrategy` with `InputsConsumer`). */
export function openContacts(platform: Platform, { newId, ...options }: ContactsOptions = {}): Contacts {
  const owner = createOwner(createEngine({ platform, deciders, projections, gate, ...options }));
  const { decided } = owner;
  return { owner, decided, commands: createCommands(platform, { decided, newId }) };
}

/** Contacts at work: decides what comes in until it is stopped. */
export async function startContacts(
  platform: Platform,
  options: ContactsOptions = {},
): Promise<
  Contacts & { subscription: Subscription; health(): string | null; idle(): Promise<void>; stop(): Promise<void> }
> {
  const contacts = openContacts(platform, options);
  const { owner } = contacts;
  const subscription = await platform.bus.subscribe(owner.reader);
  const endHouse = keepHouse(platform);
  return {
    ...contacts,
    subscription,
    health: () => owner.health() ?? subscription.health(),
    async idle() {
      await subscription.caughtUp();
      await owner.idle();
    },
    async stop() {
      endHouse();
      await Promise.all([subscription.stop(), owner.stop()]);
    },
  };
}

/** A pool that nobody has made takes nothing but its making; one that has moved takes nothing at all. */
function gate(pool: unknown, kind: string): Refusal | null {
  if (pool === null) return kind === 'pool.create' ? null : { refused: 'pool-unknown' };
  return (pool as PoolDoc).moved ? { refused: 'pool-moved' } : null;
}
