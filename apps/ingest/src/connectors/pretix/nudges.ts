import { unsigned, type Nudges } from '../../webhooks/nudges.js';

/** pretix tells of orders and check-ins by id alone, and does not sign on purpose: whoever hears it is to ask. */
export const pretixNudges: Nudges = {
  ...unsigned,
  steps: [
    {
      en: 'In pretix, open “Organiser account”, “Webhooks”, “Create webhook”, and paste this address: {url}',
      de: 'Öffne in pretix „Veranstalterkonto“, „Webhooks“, „Webhook erstellen“ und füge diese Adresse ein: {url}',
    },
    {
      en: 'Choose “Check-in has been performed”, and save.',
      de: 'Wähle „Check-in durchgeführt“ und speichere.',
    },
  ],
  maybeGone: () => [],
  samples: {
    'pretix.event.checkin': (now) => ({
      ...{ notification_id: Math.floor(now / 1000), organizer: 'werft', event: 'werftconf', code: 'ABC23' },
      action: 'pretix.event.checkin',
    }),
  },
};
