import type { SourceKind } from '../sources/kind.js';

/** A kind of source that calls an address of ours. */
export interface CallingKind extends SourceKind {
  way: 'calling';
}
