import { inputOf } from '#libs/events/inputs.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { Delivered } from './calling-kind.js';

/** What no input can say was not understood, and is shown as that: the pool would refuse it without anybody seeing it. */
export function understood(reading: Delivered): Delivered {
  if (reading.is !== 'told' || isSayable(reading.inputs)) return reading;
  return { is: 'unknown', action: reading.action, why: 'shape' };
}

/** Whether the schemas of the pool take every one of these. */
export function isSayable(inputs: readonly Pick<MachineInput, 'kind' | 'data'>[]): boolean {
  return inputs.every(({ kind, data }) => inputOf(kind)?.schema.safeParse(data).success === true);
}
