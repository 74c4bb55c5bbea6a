import { ownFormSamples } from '../own-form-samples.js';

/** Deliveries for `kith hooks send standard-webhooks --event NAME`. */
export const standardSamples: Readonly<Record<string, (now: number) => object>> = Object.fromEntries(
  Object.entries(ownFormSamples).map(([name, { type, data }]) => [
    name,
    (now: number) => ({ type, timestamp: new Date(now).toISOString(), data: data(now) }),
  ]),
);
