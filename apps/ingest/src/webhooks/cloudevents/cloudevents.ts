import { z } from 'zod';
import { systemSetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { ownSecret } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hexOfBody } from '../signature.js';
import { readCloudEvent } from './read.js';
import { cloudEventSamples } from './samples.js';

/** Any system that sends CloudEvents 1.0 (cloudevents.io), signed by HMAC: its people and applications, in a form of ours. */
export const cloudEvents: CallingKind = {
  kind: 'cloudevents',
  group: 'own',
  way: 'calling',
  title: { en: 'A system that sends CloudEvents', de: 'Ein System, das CloudEvents sendet' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: systemSetting(),
    secret: ownSecret(
      { en: 'Secret', de: 'Geheimnis' },
      {
        en: 'Leave it empty and Kith makes one. Give one only if your system has it already.',
        de: 'Leer lassen, dann macht Kith eins. Nur angeben, wenn euer System schon eins hat.',
      },
    ),
  }),
  address: () => null,
  takes: {
    en: 'Whom it tells of (name, position, employer, e-mail, telephone, profiles), and how their applications stand.',
    de: 'Von wem es berichtet (Name, Stelle, Arbeitgeber, E-Mail, Telefon, Profile) und wie deren Bewerbungen stehen.',
  },
  often: { en: 'Whenever it tells something.', de: 'Sobald es etwas berichtet.' },
  never: {
    en: 'Any field that the form does not name; and nobody who is marked private.',
    de: 'Felder, die das Format nicht nennt; und niemand, der als privat markiert ist.',
  },
  signature: {
    ...hexOfBody,
    place: { in: 'header', name: 'x-signature' },
    prefix: 'sha256=',
    // By its specification, source and id together name an event.
    id: [
      [
        { in: 'body', path: ['source'] },
        { in: 'body', path: ['id'] },
      ],
    ],
  },
  steps: [
    {
      en: 'Let your system send each event alone, in structured mode (application/cloudevents+json), to the address.',
      de: 'Lass euer System jedes Ereignis einzeln im Structured Mode (application/cloudevents+json) an die Adresse senden.',
    },
    {
      en: 'Sign the body with the secret: X-Signature: sha256= and then HMAC-SHA-256 in hexadecimal.',
      de: 'Signiere den Inhalt mit dem Geheimnis: X-Signature: sha256= und dahinter HMAC-SHA-256, hexadezimal.',
    },
    {
      en: 'Types end in person.updated, person.merged, person.deleted, application.updated, application.deleted, or ping. What stands in data is described in docs/sources/standard-webhooks.md.',
      de: 'Typen enden auf person.updated, person.merged, person.deleted, application.updated, application.deleted oder ping. Was in data steht, beschreibt docs/sources/standard-webhooks.md.',
    },
  ],
  read: readCloudEvent,
  samples: cloudEventSamples,
  sign: (raw, secret) => ({
    'content-type': 'application/cloudevents+json',
    'x-signature': `sha256=${hmacOf(raw, secret)}`,
  }),
};
