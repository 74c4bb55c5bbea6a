import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Nudges } from '../../webhooks/nudges.js';
import { id } from '../../webhooks/payload-fields.js';

/** A delivery that was under way for longer is refused; it would only have Lever asked. Judgement. */
const TOLERANCE_MS = 3_600_000;

const deleted = z.object({ event: z.literal('candidateDeleted'), data: z.object({ contactId: id }) });
const sample = (event: string) => (now: number) => ({
  ...{ id: '00000000-0000-4000-8000-00000000e011', event, triggeredAt: now },
  data: {
    opportunityId: '00000000-0000-4000-8000-00000000e012',
    candidateId: '00000000-0000-4000-8000-00000000e012',
    contactId: '00000000-0000-4000-8000-00000000e013',
  },
});
const events = [
  'applicationCreated',
  'candidateStageChange',
  'candidateArchiveChange',
  'candidateHired',
  'candidateDeleted',
];

/** How Lever calls. It signs a token and the time, and nothing of what it says: that may be anything. */
export const leverNudges: Nudges = {
  signature: {
    ...{ place: { in: 'body', path: ['signature'] }, separator: null, prefix: '', encoding: 'hex' },
    signed: [
      [
        { part: 'field', path: ['token'] },
        { part: 'field', path: ['triggeredAt'] },
      ],
    ],
    // It makes one for each of its web hooks, and each of these is for one event.
    key: 'texts',
    timestamp: { from: { in: 'body', path: ['triggeredAt'] }, unit: 'milliseconds', toleranceMs: TOLERANCE_MS },
    id: [[{ in: 'body', path: ['token'] }]],
  },
  steps: [
    {
      en: 'In Lever open Settings, then Integrations and API, and make an API key that may read opportunities, contacts, stages and archive reasons. It is the token of this source.',
      de: 'Öffne in Lever Settings, dann Integrations and API, und erzeuge einen API-Schlüssel, der Opportunities, Kontakte, Stufen und Archivgründe lesen darf. Er ist das Token dieser Quelle.',
    },
    {
      en: 'That is enough: Kith asks once an hour. To have it ask at once, switch on webhooks there and paste the address for: applicationCreated, candidateStageChange, candidateArchiveChange, candidateHired, candidateDeleted.',
      de: 'Das genügt: Kith fragt stündlich. Damit es gleich fragt, schalte dort die Webhooks ein und trage die Adresse ein für: applicationCreated, candidateStageChange, candidateArchiveChange, candidateHired, candidateDeleted.',
    },
    {
      en: 'Lever shows a signature token, of each event its own; give Kith all of them as the secret, with spaces between.',
      de: 'Lever zeigt ein Signatur-Token, von jedem Ereignis ein eigenes; gib Kith alle als Geheimnis, mit Leerzeichen dazwischen.',
    },
  ],
  maybeGone(body) {
    const read = deleted.safeParse(body);
    return read.success ? [read.data.data.contactId] : [];
  },
  samples: Object.fromEntries(events.map((event) => [event, sample(event)])),
  send(body, secret, { id: token, now }) {
    const signature = createHmac('sha256', secret).update(`${token}${now}`).digest('hex');
    const raw = JSON.stringify({ ...body, triggeredAt: now, token, signature });
    return { raw, headers: { 'content-type': 'application/json' } };
  },
};
