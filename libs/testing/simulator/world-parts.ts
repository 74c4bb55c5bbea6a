import type { FaultPlan } from './faults.js';
import type { Witness } from './witness.js';

/** What the faults of a run share. */
export interface World {
  plan: FaultPlan;
  witness: Witness;
  /** causes whose events cannot be written */
  cursed: Set<string>;
  /** The time, ms; a little of it passes with every look. */
  passing(): number;
}
