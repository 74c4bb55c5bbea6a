import { unsigned, type Nudges } from '../../webhooks/nudges.js';

const sample = (event: string) => (now: number) => ({
  ...{ company_id: '900041', event_name: event, occurred_at: new Date(now).toISOString(), payload: { id: '900042' } },
});
const events = ['application.created', 'application.updated'];

/** How Personio calls: no paper that we could read says how that is signed, nor what its events of applicants are called. */
export const personioNudges: Nudges = {
  ...unsigned,
  steps: [
    {
      en: 'In Personio open Settings, then Integrations and API credentials, and make credentials that may read recruiting data (personio:recruiting:read). Client ID and client secret are what this source is asked for.',
      de: 'Öffne in Personio Einstellungen, dann Integrationen und API-Zugriffsdaten, und erzeuge Zugangsdaten, die Recruiting-Daten lesen dürfen (personio:recruiting:read). Client-ID und Client-Secret sind, wonach diese Quelle fragt.',
    },
    {
      en: 'That is enough: Kith asks once an hour. If your plan can send web hooks about applications, give them the address, and Kith asks at once.',
      de: 'Das genügt: Kith fragt stündlich. Kann euer Tarif Web Hooks zu Bewerbungen senden, gib ihnen die Adresse, dann fragt Kith gleich.',
    },
  ],
  maybeGone: () => [],
  samples: Object.fromEntries(events.map((event) => [event, sample(event)])),
};
