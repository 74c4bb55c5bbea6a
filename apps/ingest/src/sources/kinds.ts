import type { PulledKind } from '../connectors/pulled-kind.js';
import { pulledKinds } from '../connectors/registry.js';
import type { CallingKind } from '../webhooks/calling-kind.js';
import { callingKinds } from '../webhooks/registry.js';

/** Kinds of sources: those we ask, and those that call us. */
export interface SourceKinds {
  pulled: readonly PulledKind[];
  calling: readonly CallingKind[];
}

/** A kind that Kith asks for what is new, or after people. */
export type AskedKind = PulledKind | CallingKind;

/** Every kind there is. */
export const sourceKinds: SourceKinds = { pulled: pulledKinds, calling: callingKinds };
