import { inputOf } from '#libs/events/inputs.js';
import type { Delivered } from './calling-kind.js';

/** What no input can say was not understood, and is shown as that: the pool would refuse it without anybody seeing it. */
export function understood(reading: Delivered): Delivered {
  if (reading.is !== 'told') return reading;
  const isSayable = reading.inputs.every(({ kind, data }) => inputOf(kind)?.schema.safeParse(data).success === true);
  return isSayable ? reading : { is: 'unknown', action: reading.action, why: 'shape' };
}
