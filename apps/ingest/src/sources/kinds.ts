import { pulledKinds } from '../connectors/registry.js';
import { callingKinds } from '../webhooks/registry.js';
import type { SourceKind } from './kind.js';

/** Every kind of source: those we ask, then those that call us. */
export const sourceKinds: readonly SourceKind[] = [...pulledKinds, ...callingKinds];
