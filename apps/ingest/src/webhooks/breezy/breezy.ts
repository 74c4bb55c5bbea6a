import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { secretOfPlatform } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hexOfBody } from '../signature.js';
import { endedStages, hiredStages } from '../stage-setting.js';
import { askedBy, isCandidateThere } from './is-candidate-there.js';
import { readBreezy } from './read.js';
import { breezySamples } from './samples.js';

/** Breezy HR (developer.breezy.hr/reference/webhooks): candidates and the stages they are in. */
export const breezy: CallingKind = {
  kind: 'breezy',
  group: 'jobs',
  way: 'calling',
  title: { en: 'Breezy HR', de: 'Breezy HR' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Breezy'),
    hired: hiredStages(),
    ended: endedStages(),
    token: secretOfPlatform(
      { en: 'API key', de: 'API-Schlüssel' },
      {
        en: 'With it Kith asks every day whom Breezy has purged by itself, of which it tells nobody. May stay empty: then take them out here, too.',
        de: 'Mit ihm fragt Kith jeden Tag, wen Breezy von selbst gelöscht hat, denn das sagt es niemandem. Darf leer bleiben: Dann nehmt sie auch hier heraus.',
      },
    ),
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
  often: {
    en: 'Whenever something happens there. With an API key everybody is asked after once a day, to hear whom Breezy has purged by itself.',
    de: 'Sobald dort etwas geschieht. Mit einem API-Schlüssel wird nach allen einmal am Tag gefragt, um zu hören, wen Breezy von selbst gelöscht hat.',
  },
  never: {
    en: 'Notes, photographs, tags. And without an API key it is not heard when Breezy purges somebody by itself after a time: take them out here, too.',
    de: 'Notizen, Fotos, Schlagworte. Und ohne API-Schlüssel ist nicht zu hören, wenn Breezy jemanden nach einer Frist von selbst löscht: Nehmt sie dann auch hier heraus.',
  },
  signature: {
    ...hexOfBody,
    place: { in: 'header', name: 'x-hook-signature' },
    // Breezy's papers sign the body in one place and the same JSON without spaces in another.
    signed: [[{ part: 'raw' }], [{ part: 'compact' }]],
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
  people: { scheme: 'breezy', askedBy, isThere: isCandidateThere },
  read: readBreezy,
  samples: breezySamples,
  sign: (raw, secret) => ({ 'content-type': 'application/json', 'x-hook-signature': hmacOf(raw, secret) }),
};
