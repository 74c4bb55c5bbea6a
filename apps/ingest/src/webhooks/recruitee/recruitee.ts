import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { secretOfPlatform } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hexOfBody } from '../signature.js';
import { hiredStages } from '../stage-setting.js';
import { isTrial, readRecruitee } from './read.js';
import { recruiteeSamples } from './samples.js';

/** Recruitee, also called Tellent Recruitee (docs.recruitee.com/docs/webhooks): candidates and where they stand. */
export const recruitee: CallingKind = {
  kind: 'recruitee',
  group: 'jobs',
  way: 'calling',
  title: { en: 'Recruitee', de: 'Recruitee' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Recruitee'),
    hired: hiredStages(),
    secret: secretOfPlatform(
      { en: 'Secret', de: 'Geheimnis' },
      {
        en: 'Leave it empty: Recruitee shows it once the address is there, and then you paste it on the card.',
        de: 'Leer lassen: Recruitee zeigt es, wenn die Adresse eingetragen ist, dann fügst du es auf der Karte ein.',
      },
    ),
  }),
  secretFrom: 'platform',
  address: () => null,
  takes: {
    en: 'Candidates (name, e-mail, telephone), the stages of their applications, and that they were disqualified or taken up again.',
    de: 'Kandidaten (Name, E-Mail, Telefon), die Stufen ihrer Bewerbungen, und dass sie ausgeschieden oder wieder dabei sind.',
  },
  often: { en: 'Whenever something happens there.', de: 'Sobald dort etwas geschieht.' },
  never: {
    en: 'CVs, notes, evaluations, answers to questions; and the examples of its test buttons.',
    de: 'Lebensläufe, Notizen, Bewertungen, Antworten auf Fragen; und die Beispiele der Test-Knöpfe.',
  },
  signature: {
    ...hexOfBody,
    place: { in: 'header', name: 'x-recruitee-signature' },
    id: [
      [
        { in: 'body', path: ['id'] },
        { in: 'body', path: ['event_type'] },
        { in: 'body', path: ['created_at'] },
        { in: 'body', path: ['payload', 'candidate', 'id'] },
      ],
    ],
  },
  isTrial,
  steps: [
    {
      en: 'In Recruitee open Settings, then Apps and plugins, then Webhooks, and make one with the address as POST URL.',
      de: 'Öffne in Recruitee Settings, dann Apps and plugins, dann Webhooks, und lege einen mit der Adresse als POST URL an.',
    },
    {
      en: 'Choose the events about candidates: created, assigned, moved (pipeline change), deleted. Of events about jobs Kith would only say that it does not understand them.',
      de: 'Wähle die Ereignisse über Kandidaten: angelegt, zugeordnet, bewegt (Pipeline), gelöscht. Bei Ereignissen über Stellen würde Kith nur sagen, dass es sie nicht versteht.',
    },
    {
      en: 'Recruitee tests the address and then shows the secret: paste it on the card here. Until then nothing is taken.',
      de: 'Recruitee probiert die Adresse aus und zeigt dann das Geheimnis: Füge es hier auf der Karte ein. Bis dahin wird nichts angenommen.',
    },
  ],
  read: readRecruitee,
  samples: recruiteeSamples,
  sign: (raw, secret) => ({ 'content-type': 'application/json', 'x-recruitee-signature': hmacOf(raw, secret) }),
};
