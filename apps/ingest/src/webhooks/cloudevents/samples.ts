import { ownFormSamples } from '../own-form-samples.js';

const SENDER = 'org.example.probe';

/** Deliveries for `kith hooks send cloudevents --event NAME`. */
export const cloudEventSamples: Readonly<Record<string, (now: number) => object>> = Object.fromEntries(
  Object.entries(ownFormSamples).map(([name, { type, data }]) => [
    name,
    (now: number) => ({
      ...{ specversion: '1.0', id: `${name}-${now}`, source: `/${SENDER}`, type: `${SENDER}.${type}` },
      ...{ time: new Date(now).toISOString(), datacontenttype: 'application/json', data: data(now) },
    }),
  ]),
);
