import { z } from 'zod';
import { isSettled } from './normalise-identity.js';
import { isE164 } from './phone.js';
import { schemes } from './schemes.js';
import type { Identity } from './schemes.js';

/** Whether the value is the one spelling of its scheme; a telephone number's form is asked, not its numbering plan. */
export function isNormal({ scheme, value }: Identity): boolean {
  return scheme === 'phone' ? isE164(value) : isSettled(scheme, value);
}

/** An identity as inputs carry it: normalised at the door; what is not normal is refused here. */
export const identitySchema = z
  .strictObject({ scheme: z.enum(schemes), value: z.string().min(1).max(2000) })
  .refine(isNormal, { error: 'is not in normal form', path: ['value'] });
