import { unsigned, type Nudges } from '../../webhooks/nudges.js';

/** Eventbrite names an address of its API and does not sign: the address is not called, the account is asked. */
export const eventbriteNudges: Nudges = {
  ...unsigned,
  steps: [
    {
      en: 'In Eventbrite, open “Account settings”, “Developer links”, “Webhooks”, “Add webhook”, and paste this address: {url}',
      de: 'Öffne in Eventbrite „Account settings“, „Developer links“, „Webhooks“, „Add webhook“ und füge diese Adresse ein: {url}',
    },
    {
      en: 'Choose “attendee.checked_in”, and save.',
      de: 'Wähle „attendee.checked_in“ und speichere.',
    },
  ],
  maybeGone: () => [],
  samples: {
    'attendee.checked_in': () => ({
      api_url: 'https://www.eventbriteapi.com/v3/events/1/attendees/1/',
      config: {
        action: 'attendee.checked_in',
        endpoint_url: 'https://kith.example/hooks',
        user_id: '1',
        webhook_id: '1',
      },
    }),
  },
};
