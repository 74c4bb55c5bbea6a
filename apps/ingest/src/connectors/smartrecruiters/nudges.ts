import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Nudges } from '../../webhooks/nudges.js';
import { id } from '../../webhooks/payload-fields.js';
import { headerOf } from '../../webhooks/signature.js';

/** Both ways: its paper names no number, others take five minutes. */
const TOLERANCE_MS = 5 * 60_000;

const header = (name: string) => ({ part: 'header', name }) as const;
const dot = { part: 'text', text: '.' } as const;
const aboutCandidate = z.object({ candidate_id: id });

const CANDIDATE = '00000000-0000-4000-8000-00000000e021';
const JOB = '00000000-0000-4000-8000-00000000e022';
const events = ['application.created', 'application.status.updated', 'candidate.updated', 'candidate.deleted'];
const bodyOf = (event: string) => () =>
  event.startsWith('candidate.') ? { candidate_id: CANDIDATE } : { job_id: JOB, candidate_id: CANDIDATE };

/** How SmartRecruiters calls: with ids alone. */
export const smartRecruitersNudges: Nudges = {
  signature: {
    ...{ place: { in: 'header', name: 'smartrecruiters-signature' }, separator: ';', prefix: 'v1=' },
    encoding: 'hex',
    signed: [
      [
        ...[header('smartrecruiters-timestamp'), dot, { part: 'raw' } as const, dot, header('event-id'), dot],
        ...[header('event-name'), dot, header('event-version'), dot, header('link')],
      ],
    ],
    key: 'text',
    timestamp: {
      ...{ from: { in: 'header', name: 'smartrecruiters-timestamp' }, unit: 'seconds', toleranceMs: TOLERANCE_MS },
    },
    id: [[{ in: 'header', name: 'event-id' }]],
  },
  echoes: 'x-hook-secret',
  steps: [
    {
      en: 'In SmartRecruiters open Settings, then Apps and Integrations, and make an API key that may read candidates. It is the token of this source.',
      de: 'Öffne in SmartRecruiters Settings, dann Apps and Integrations, und erzeuge einen API-Schlüssel, der Kandidaten lesen darf. Er ist das Token dieser Quelle.',
    },
    {
      en: 'That is enough: Kith asks once an hour. To have it ask at once, subscribe the address with their Webhooks Subscription API to: application.created, application.status.updated, candidate.updated, candidate.deleted; and activate it, which Kith answers.',
      de: 'Das genügt: Kith fragt stündlich. Damit es gleich fragt, melde die Adresse mit ihrer Webhooks Subscription API an für: application.created, application.status.updated, candidate.updated, candidate.deleted; und aktiviere sie, das beantwortet Kith.',
    },
    {
      en: 'Have the same API make a secret key for it, and give it to Kith as the secret.',
      de: 'Lass dieselbe API einen geheimen Schlüssel dafür erzeugen und gib ihn Kith als Geheimnis.',
    },
  ],
  maybeGone(body, headers) {
    const read = aboutCandidate.safeParse(body);
    return read.success && headerOf(headers, 'event-name') === 'candidate.deleted' ? [read.data.candidate_id] : [];
  },
  samples: Object.fromEntries(events.map((event) => [event, bodyOf(event)])),
  send(body, secret, { id: eventId, event, now }) {
    const raw = JSON.stringify(body);
    const at = String(Math.floor(now / 1000));
    const link = `<https://api.smartrecruiters.com/candidates/${CANDIDATE}>; rel=self`;
    const signed = [at, raw, eventId, event, 'v201910', link].join('.');
    const signature = `v1=${createHmac('sha256', secret).update(signed).digest('hex')}`;
    const about = { 'event-id': eventId, 'event-name': event, 'event-version': 'v201910', link };
    const proof = { 'smartrecruiters-timestamp': at, 'smartrecruiters-signature': signature };
    return { raw, headers: { 'content-type': 'application/json', ...about, ...proof } };
  },
};
