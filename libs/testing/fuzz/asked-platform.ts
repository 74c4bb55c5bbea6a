import type { PulledKind } from '../../../apps/ingest/src/connectors/pulled-kind.js';
import type { Platform } from '../../../apps/ingest/src/connectors/testing/platform.js';

/** A kind that asks an API, and a platform that is made up for it. */
export interface AskedPlatform {
  kind: PulledKind;
  /** as pull number `n` finds it */
  platform: (now: number, n: number) => Platform;
  settings: Record<string, unknown>;
  secrets?: Record<string, string>;
}
