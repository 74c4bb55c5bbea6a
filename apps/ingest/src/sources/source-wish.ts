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

export interface ChangedSource extends Partial<Pick<NewSource, 'name' | 'settings' | 'basis'>> {
  /** secrets among the settings that nobody gave: they are as they were when the wish was made */
  kept?: readonly string[];
}
