import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Platform } from '#libs/ports/platform.js';
import { createCommands } from '#libs/transport/commands.js';
import type { Leases } from '#libs/transport/leases.js';
import type { OriginSender, SenderOptions } from '#libs/transport/origin-sender.js';
import { DeliveryStore } from '../webhooks/delivery-store.js';
import { dryRun } from './dry-run.js';
import { isAsked } from './kind.js';
import type { AskedKind, SourceKinds } from './kinds.js';
import type { Source } from './source.js';
import { SourceRunner } from './source-runner.js';
import { SourceRuns } from './source-runs.js';
import { SourceStore } from './source-store.js';
import { Sources } from './sources.js';

/** Where nothing may be asked: simulations, rehearsals, the demo. */
export const noWayOut: Egress = {
  get: () => Promise.reject(nothingAsked()),
  mailbox: () => Promise.reject(nothingAsked()),
  whyNever: () => null,
};

function nothingAsked(): OutsideWorld {
  return new OutsideWorld('Nothing outside is asked here.', true, 'unreachable');
}

interface StartingSources {
  sender: OriginSender;
  leases: Leases;
  failed: (error: unknown) => void;
  egress: Egress;
  kinds: SourceKinds;
  sending: Pick<SenderOptions, 'decided'>;
  /** one was connected, changed, or goes on, or something waits among its deliveries */
  woken: (source: Pick<Source, 'pool' | 'id'>) => void;
}

/** Sources and what asks them. The runner asks nothing before it is woken. */
export function startSources(
  platform: Platform,
  { kinds, sending, woken, ...parts }: StartingSources,
): { store: SourceStore; sources: Sources; runner: SourceRunner } {
  const { clock, documents, keys, ledger } = platform;
  const store = new SourceStore(platform);
  const runs = new SourceRuns(documents);
  const commands = createCommands(platform, { decided: sending.decided });
  const kindOf = (name: string): AskedKind | undefined =>
    [...kinds.pulled, ...kinds.calling].find(({ kind }) => kind === name);
  const runner = new SourceRunner({
    ...parts,
    clock,
    ledger,
    documents,
    keys,
    store,
    runs,
    commands,
    kindOf,
    deliveries: new DeliveryStore(platform),
    delivered: woken,
    chance: Math.random,
  });
  const sources = new Sources({
    ...{ store, runs, commands, clock, kinds: [...kinds.pulled, ...kinds.calling] },
    whyNever: (request) => parts.egress.whyNever(request),
    async tryOut(source) {
      const kind = kindOf(source.kind);
      return kind === undefined || !isAsked(kind, source)
        ? null
        : dryRun({ ...platform, ...parts, store }, source, kind);
    },
    woken(source) {
      runner.wake();
      woken(source);
    },
  });
  return { store, sources, runner };
}
