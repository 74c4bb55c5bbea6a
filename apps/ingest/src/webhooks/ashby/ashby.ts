import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { ownSecret } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hexOfBody } from '../signature.js';
import { readAshby } from './read.js';
import { ashbySamples } from './samples.js';

/** Ashby (developers.ashbyhq.com/docs/setting-up-webhooks): candidates, their applications, and what became of them. */
export const ashby: CallingKind = {
  kind: 'ashby',
  group: 'jobs',
  way: 'calling',
  title: { en: 'Ashby', de: 'Ashby' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Ashby'),
    secret: ownSecret(
      { en: 'Secret token', de: 'Geheimes Token' },
      {
        en: 'Leave it empty and Kith makes one. Give one only if the web hooks at Ashby have one already.',
        de: 'Leer lassen, dann macht Kith eins. Nur angeben, wenn die Web Hooks bei Ashby schon eins haben.',
      },
    ),
  }),
  address: () => null,
  tellsApart: true,
  takes: {
    en: 'Candidates (name, first e-mail, first telephone), the stages of their applications, whether an interview took place, and how applications end.',
    de: 'Kandidaten (Name, erste E-Mail, erstes Telefon), die Stufen ihrer Bewerbungen, ob ein Gespräch stattfand und wie Bewerbungen enden.',
  },
  often: { en: 'Whenever something happens there.', de: 'Sobald dort etwas geschieht.' },
  never: {
    en: 'CVs, offers, surveys, feedback, custom fields. Ashby calls for nobody who was there before, or who came by a bulk import.',
    de: 'Lebensläufe, Angebote, Umfragen, Bewertungen, eigene Felder. Für alle, die vorher schon da waren oder in einem Schwung importiert wurden, ruft Ashby nicht an.',
  },
  signature: {
    ...hexOfBody,
    place: { in: 'header', name: 'ashby-signature' },
    prefix: 'sha256=',
    // Deliveries about one event share its id, also where it is about several applications.
    id: [
      [
        { in: 'body', path: ['webhookActionId'] },
        { in: 'body', path: ['action'] },
        { in: 'body', path: ['data', 'application', 'id'] },
        { in: 'body', path: ['data', 'application', 'updatedAt'] },
      ],
    ],
  },
  steps: [
    {
      en: 'In Ashby open Admin, then Integrations, then Webhooks, and make one for each type below.',
      de: 'Öffne in Ashby Admin, dann Integrations, dann Webhooks, und lege für jeden Typ unten einen an.',
    },
    {
      en: 'Types: applicationSubmit, applicationUpdate, candidateStageChange, candidateHire, interviewScheduleUpdate, candidateDelete, candidateMerge.',
      de: 'Typen: applicationSubmit, applicationUpdate, candidateStageChange, candidateHire, interviewScheduleUpdate, candidateDelete, candidateMerge.',
    },
    {
      en: 'Paste the address as Request URL and the secret as Secret Token, the same for all. Ashby tries the address when you save.',
      de: 'Füge die Adresse als Request URL ein und das Geheimnis als Secret Token, überall dieselben. Beim Speichern probiert Ashby die Adresse aus.',
    },
  ],
  read: readAshby,
  samples: ashbySamples,
  sign: (raw, secret) => ({
    'content-type': 'application/json',
    'ashby-signature': `sha256=${hmacOf(raw, secret)}`,
  }),
};
