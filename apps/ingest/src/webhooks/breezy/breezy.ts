import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { secretOfPlatform } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { endedStages, hiredStages } from '../stage-setting.js';
import { readBreezy } from './read.js';
import { breezySamples } from './samples.js';

/** Breezy HR (developer.breezy.hr/reference/webhooks): candidates and the stages they are in. */
export const breezy: CallingKind = {
  kind: 'breezy',
  way: 'calling',
  title: { en: 'Breezy HR', de: 'Breezy HR' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Breezy'),
    hired: hiredStages(),
    ended: endedStages(),
    secret: secretOfPlatform(
      { en: 'Shared secret', de: 'Gemeinsames Geheimnis' },
      {
        en: 'Leave it empty: Breezy shows it once when the endpoint is made (whsec_…), and then you paste it on the card as it is.',
        de: 'Leer lassen: Breezy zeigt es einmal, wenn der Endpunkt angelegt wird (whsec_…), dann fügst du es auf der Karte ein, so wie es ist.',
      },
    ),
  }),
  secretFrom: 'platform',
  address: () => null,
  takes: {
    en: 'Candidates (name, e-mail, telephone) and the stages of their applications.',
    de: 'Kandidaten (Name, E-Mail, Telefon) und die Stufen ihrer Bewerbungen.',
  },
  often: { en: 'Whenever something happens there.', de: 'Sobald dort etwas geschieht.' },
  never: {
    en: 'Notes, photographs, tags. And it is not heard when Breezy purges somebody by itself after a time: take them out here, too.',
    de: 'Notizen, Fotos, Schlagworte. Und wenn Breezy jemanden nach einer Frist von selbst löscht, ist das nicht zu hören: Nehmt sie dann auch hier heraus.',
  },
  signature: {
    place: { in: 'header', name: 'x-hook-signature' },
    packed: null,
    separator: null,
    prefix: '',
    encoding: 'hex',
    // Breezy's papers sign the body in one place and the same JSON without spaces in another.
    signed: [[{ part: 'raw' }], [{ part: 'compact' }]],
    key: 'text',
    timestamp: null,
    id: [
      [
        { in: 'body', path: ['_id'] },
        { in: 'body', path: ['type'] },
        { in: 'body', path: ['creation_date'] },
        { in: 'body', path: ['object', 'candidate', '_id'] },
      ],
    ],
  },
  steps: [
    {
      en: 'Web hooks need a Pro plan. Make an endpoint with Breezy’s API (POST /v3/company/{id}/webhook_endpoints) and the address as url.',
      de: 'Web Hooks brauchen einen Pro-Tarif. Lege mit der API von Breezy einen Endpunkt an (POST /v3/company/{id}/webhook_endpoints), mit der Adresse als url.',
    },
    {
      en: 'Events: candidateAdded, candidateStatusUpdated, candidateDeleted.',
      de: 'Ereignisse: candidateAdded, candidateStatusUpdated, candidateDeleted.',
    },
    {
      en: 'The answer shows the secret once: paste it on the card here. Until then nothing is taken.',
      de: 'Die Antwort zeigt einmal das Geheimnis: Füge es hier auf der Karte ein. Bis dahin wird nichts angenommen.',
    },
  ],
  read: readBreezy,
  samples: breezySamples,
  sign: (raw, secret) => ({ 'content-type': 'application/json', 'x-hook-signature': hmacOf(raw, secret) }),
};
