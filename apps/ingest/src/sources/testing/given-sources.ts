import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Command, Commands, Outcome } from '#libs/transport/commands.js';
import type { SourceKind } from '../kind.js';
import { SourceRuns } from '../source-runs.js';
import { SourceStore } from '../source-store.js';
import { Sources } from '../sources.js';

export const MONDAY = Date.UTC(2026, 5, 1, 9);
export const asking = { pool: 'p_1', member: 'm_1', actor: 'member:m_1', key: 'first' };

/** Sources over real stores on a virtual clock, and a pool that says yes unless told otherwise. */
export async function givenSources(kinds: readonly SourceKind[]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-sources-'));
  const clock = new VirtualClock(MONDAY);
  const platform = await openPlatform({
    ...{ dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') },
    ...{ clock, durable: false, diskReserve: 0 },
  });
  clock.settle = () => platform.quiet();
  const told: Command[] = [];
  const answers = new Map<string, Outcome>();
  const commands: Commands = {
    submit: async (command) => {
      told.push(command);
      return answers.get(command.kind) ?? { state: 'done', about: null, seqs: [1] };
    },
    outcomeOf: async () => null,
  };
  const store = new SourceStore(platform);
  const runs = new SourceRuns(platform.documents);
  const rest = { tryOut: async () => null, woken: () => undefined, whyNever: () => null };
  const sources = new Sources({ store, runs, commands, clock, kinds, ...rest });
  return {
    ...{ platform, clock, store, sources, told, answers, commands },
    async stop() {
      await platform.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

export type GivenSources = Awaited<ReturnType<typeof givenSources>>;
