import type { PulledKind } from '../../../apps/ingest/src/connectors/pulled-kind.js';
import { github } from '../../../apps/ingest/src/connectors/github/github.js';
import { gitHubOf, gitHubPlatform } from '../../../apps/ingest/src/connectors/github/testing/said-by-github.js';
import type { Platform } from '../../../apps/ingest/src/connectors/testing/platform.js';

/** A kind that asks an API, and a platform that is made up for it. */
export interface AskedPlatform {
  kind: PulledKind;
  platform: (now: number) => Platform;
  settings: Record<string, unknown>;
  secrets?: Record<string, string>;
}

/** Every kind whose answers are broken by `npm run fuzz`: one line each. */
export const askedPlatforms: readonly AskedPlatform[] = [
  { kind: github, platform: (now) => gitHubPlatform(() => gitHubOf(now)), settings: { account: 'me' } },
];
