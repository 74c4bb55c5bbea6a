import type { Refusal } from '#libs/kernel/errors.js';
import type { Subscription } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { createCommands, type Commands } from '#libs/transport/commands.js';
import { createOriginSender, type OriginSender } from '#libs/transport/origin-sender.js';
import type { Decided } from '#libs/transport/decided.js';
import type { Connect } from '#libs/transport/nest-reader.js';
import type { PoolDoc } from './documents.js';
import { createEngine, type EngineParts } from './inputs/engine.js';
import { keepHouse } from './inputs/housekeeping.js';
import { createOwner, type Owner } from './inputs/owner.js';
import { erasureLogReader } from './privacy/erasure-log.consumer.js';
import { startSiblings } from './privacy/siblings/siblings.js';
import { recallErasures } from './privacy/recall.js';
import { deciders, projections } from './registry.js';

export type ContactsOptions = Pick<EngineParts, 'limits' | 'report' | 'without'> & {
  /** instead of the registry's: the simulator makes some of them fail */
  deciders?: EngineParts['deciders'];
  /** beside those: what only a rehearsal says */
  also?: EngineParts['deciders'];
  /** of commands and inputs; random unless a simulation wants to repeat itself */
  newId?: () => string;
  /** how the owner is given its inputs; `bus.subscribe` without */
  connect?: Connect;
  /** ms between looks at the outcomes of commands while somebody waits: short where other instances decide, too */
  pollMs?: number;
};

/** Contacts in this process. */
export interface Contacts {
  owner: Owner;
  commands: Commands;
  /** for others in this process that wait for decisions: `createOriginSender(platform, { decided })` */
  decided: Decided;
  /** of what machines in this process have to say, until it stops */
  sender: OriginSender;
  /** tells the operator what needs eyes */
  report: NonNullable<ContactsOptions['report']>;
  subscription: Subscription;
  /** null while all is well, else one sentence for the readiness page */
  health(): string | null;
  /** Resolves when every input appended so far is decided and no job is left to go on with. */
  idle(): Promise<void>;
  /** Ends after the batch in hand; what machines still had to say is said at the next start. */
  stop(): Promise<void>;
}

/** Contacts at work: decides what comes in until it is stopped. */
export async function startContacts(
  platform: Platform,
  { newId, pollMs, also = [], connect = (reader) => platform.bus.subscribe(reader), ...options }: ContactsOptions = {},
): Promise<Contacts> {
  const owner = createOwner(
    createEngine({ platform, projections, gate, ...options, deciders: [...(options.deciders ?? deciders), ...also] }),
  );
  const { decided } = owner;
  await recallErasures(platform);
  const subscription = await connect(owner.reader);
  const erasures = await platform.bus.subscribe(erasureLogReader(platform));
  const ending = new AbortController();
  const sender = createOriginSender(platform, { decided, ending: ending.signal });
  const siblings = await startSiblings(platform, sender);
  const endHouse = keepHouse(platform);
  return {
    owner,
    sender,
    report: options.report ?? (() => undefined),
    decided,
    commands: createCommands(platform, { decided, newId, pollMs }),
    subscription,
    health: () => owner.health() ?? subscription.health() ?? erasures.health() ?? siblings.health(),
    async idle() {
      await subscription.caughtUp();
      await owner.idle();
      await erasures.caughtUp();
      await siblings.idle();
    },
    async stop() {
      endHouse();
      ending.abort();
      await siblings.stop();
      await Promise.all([subscription.stop(), owner.stop(), erasures.stop()]);
    },
  };
}

/** A pool that nobody has made takes nothing but its making; one that has moved takes nothing at all. */
function gate(pool: unknown, kind: string): Refusal | null {
  if (pool === null) return kind === 'pool.create' ? null : { refused: 'pool-unknown' };
  return (pool as PoolDoc).moved ? { refused: 'pool-moved' } : null;
}
