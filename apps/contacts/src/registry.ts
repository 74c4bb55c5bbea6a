import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { applicationDeciders } from './application/application.registry.js';
import { contactDeciders, contactProjections } from './contact/contact.registry.js';
import { digestDeciders, digestProjections } from './digest/digest.registry.js';
import { identityDeciders, identityProjections } from './identity/identity.registry.js';
import { outreachDeciders, outreachProjections } from './outreach/outreach.registry.js';
import { poolDeciders, poolProjections } from './pool/pool.registry.js';
import { privacyDeciders, privacyProjections } from './privacy/privacy.registry.js';
import { webhookDeciders, webhookProjections } from './webhooks-out/webhook.registry.js';

/** Every decider: exactly one per kind of input. */
export const deciders: readonly AnyDecider[] = [
  ...contactDeciders,
  ...applicationDeciders,
  ...identityDeciders,
  ...outreachDeciders,
  ...poolDeciders,
  ...privacyDeciders,
  ...digestDeciders,
  ...webhookDeciders,
];

/** Every fold of the ledger into documents. */
export const projections: readonly AnyProjection[] = [
  ...contactProjections,
  ...identityProjections,
  ...outreachProjections,
  ...poolProjections,
  ...privacyProjections,
  ...digestProjections,
  ...webhookProjections,
];
