import { z } from 'zod';
import { unsigned, type Nudges } from '../../webhooks/nudges.js';
import { id } from '../../webhooks/payload-fields.js';

const destroyed = z.object({
  payload: z.object({ event_name: z.literal('candidate.destroy'), data: z.object({ id }) }),
});
const events = [
  'candidate.create',
  'candidate.update',
  'candidate.destroy',
  'job_application.create',
  'job_application.update',
];
const sample = (event: string) => (now: number) => ({
  payload: {
    event_name: event,
    data: { id: '900031', type: 'candidates', attributes: { 'updated-at': new Date(now).toISOString() } },
  },
});

/** How Teamtailor calls. It has signed in three ways over the years, and no paper of its own says how: nothing is believed. */
export const teamtailorNudges: Nudges = {
  ...unsigned,
  steps: [
    {
      en: 'In Teamtailor open Settings, then Integrations and API keys, and make one with the scope Admin and the permission Read. It is the token of this source.',
      de: 'Öffne in Teamtailor Settings, dann Integrations und API keys, und erzeuge einen mit dem Bereich Admin und dem Recht Read. Er ist das Token dieser Quelle.',
    },
    {
      en: 'That is enough: Kith asks once an hour. To have it ask at once, add a company webhook (an add-on) with the address, for: candidate.create, candidate.update, candidate.destroy, job_application.create, job_application.update.',
      de: 'Das genügt: Kith fragt stündlich. Damit es gleich fragt, füge einen Company Webhook (ein Zusatz) mit der Adresse hinzu, für: candidate.create, candidate.update, candidate.destroy, job_application.create, job_application.update.',
    },
  ],
  maybeGone(body) {
    const read = destroyed.safeParse(body);
    return read.success ? [read.data.payload.data.id] : [];
  },
  samples: Object.fromEntries(events.map((event) => [event, sample(event)])),
};
