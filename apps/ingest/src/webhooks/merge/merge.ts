import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { secretAtHand } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { readMerge } from './read.js';
import { mergeSamples } from './samples.js';

/** Merge (docs.merge.dev): one way to many platforms, also to some that call nobody by themselves. */
export const merge: CallingKind = {
  kind: 'merge',
  group: 'jobs',
  way: 'calling',
  title: { en: 'Merge', de: 'Merge' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Merge'),
    secret: secretAtHand(
      { en: 'Signature key', de: 'Signaturschlüssel' },
      {
        en: 'The one webhook signature key of your organisation at Merge.',
        de: 'Der eine Webhook-Signaturschlüssel eurer Organisation bei Merge.',
      },
    ),
  }),
  secretFrom: 'platform',
  address: () => null,
  tellsApart: true,
  takes: {
    en: 'Candidates (name, position, employer, e-mail, telephone, profiles), that they applied, and that they were rejected.',
    de: 'Kandidaten (Name, Stelle, Arbeitgeber, E-Mail, Telefon, Profile), dass sie sich beworben haben, und dass sie eine Absage bekamen.',
  },
  often: {
    en: 'Whenever Merge has seen that something changed, which depends on the platform behind it.',
    de: 'Sobald Merge eine Änderung gesehen hat, das hängt von der Plattform dahinter ab.',
  },
  never: {
    en: 'Attachments, offers, scorecards, other fields; linked accounts that are no job platform; and nobody who is marked private.',
    de: 'Anhänge, Angebote, Bewertungen, andere Felder; verbundene Konten, die keine Job-Plattform sind; und niemand, der als privat markiert ist.',
  },
  signature: {
    place: { in: 'header', name: 'x-merge-webhook-signature' },
    separator: null,
    prefix: '',
    encoding: 'base64url',
    signed: [[{ part: 'raw' }]],
    key: 'text',
    timestamp: null,
    // `hook.id` names the subscription, and `modified_at` stays when what belongs to a model changes.
    id: [],
  },
  steps: [
    {
      en: 'In Merge open Advanced, then Webhooks: copy the signature key and give it to Kith as the secret.',
      de: 'Öffne in Merge Advanced, dann Webhooks: Kopiere den Signaturschlüssel und gib ihn Kith als Geheimnis.',
    },
    {
      en: 'Add a webhook with the address, for changed data and deleted data of the models Candidate and Application.',
      de: 'Füge einen Webhook mit der Adresse hinzu, für geänderte und gelöschte Daten der Modelle Candidate und Application.',
    },
    {
      en: 'Do not send its test request of changed data: Kith cannot tell the sample in it from somebody.',
      de: 'Sende nicht die Test-Anfrage für geänderte Daten: Kith kann das Beispiel darin nicht von jemandem unterscheiden.',
    },
  ],
  read: readMerge,
  samples: mergeSamples,
  sign: (raw, secret) => ({
    'content-type': 'application/json',
    'x-merge-webhook-signature': hmacOf(raw, secret, 'base64url'),
  }),
};
