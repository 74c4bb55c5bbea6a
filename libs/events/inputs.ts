import type { InputDefinition } from '#libs/kernel/input.js';
import { applicationInputs } from './application.inputs.js';
import { contactInputs } from './contact.inputs.js';
import { digestInputs } from './digest.inputs.js';
import { outreachInputs } from './outreach.inputs.js';
import { poolInputs } from './pool.inputs.js';
import { privacyInputs } from './privacy.inputs.js';
import { webhookInputs } from './webhook.inputs.js';

/** Every kind of input; a new family is one line here. */
export const inputs = [
  ...contactInputs,
  ...applicationInputs,
  ...outreachInputs,
  ...poolInputs,
  ...privacyInputs,
  ...digestInputs,
  ...webhookInputs,
] as const;

const byKind = new Map<string, InputDefinition>(
  inputs.map((input) => [input.kind, input as unknown as InputDefinition]),
);

/** The definition of a kind, or undefined for one this release does not know. */
export function inputOf(kind: string): InputDefinition | undefined {
  return byKind.get(kind);
}
