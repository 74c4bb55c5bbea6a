import type { Basis } from '#libs/events/words.js';
import type { Settings, SourceKind } from './kind.js';

/** Who asks. */
export interface Asking {
  pool: string;
  member: string;
  actor: string;
  /** Idempotency-Key */
  key: string;
}

export interface NewSource {
  kind: SourceKind;
  name: string;
  /** as the kind's schema made them, secrets included */
  settings: Settings;
  basis: Basis;
}

export type ChangedSource = Partial<Pick<NewSource, 'name' | 'settings' | 'basis'>>;
