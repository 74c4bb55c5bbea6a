import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { ownSecret } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hexOfBody } from '../signature.js';
import { readGreenhouse } from './read.js';
import { greenhouseSamples } from './samples.js';

/** Greenhouse (developers.greenhouse.io/webhooks.html): candidates, their applications, and what became of them. */
export const greenhouse: CallingKind = {
  kind: 'greenhouse',
  group: 'jobs',
  way: 'calling',
  title: { en: 'Greenhouse', de: 'Greenhouse' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Greenhouse'),
    secret: ownSecret(
      { en: 'Secret key', de: 'Geheimer Schlüssel' },
      {
        en: 'Leave it empty and Kith makes one. Give one only if the web hook at Greenhouse has one already.',
        de: 'Leer lassen, dann macht Kith einen. Nur angeben, wenn der Web Hook bei Greenhouse schon einen hat.',
      },
    ),
  }),
  address: () => null,
  takes: {
    en: 'Candidates (name, position, e-mail, telephone, profiles), the stages of their applications, and how these end.',
    de: 'Kandidaten (Name, Stelle, E-Mail, Telefon, Profile), die Stufen ihrer Bewerbungen und wie diese enden.',
  },
  often: { en: 'Whenever something happens there.', de: 'Sobald dort etwas geschieht.' },
  never: {
    en: 'CVs, salaries, notes, scorecards, custom fields; and nobody who is marked private.',
    de: 'Lebensläufe, Gehälter, Notizen, Bewertungen, eigene Felder; und niemand, der als privat markiert ist.',
  },
  signature: {
    ...hexOfBody,
    place: { in: 'header', name: 'signature' },
    prefix: 'sha256 ',
    id: [[{ in: 'header', name: 'greenhouse-event-id' }]],
  },
  steps: [
    {
      en: 'In Greenhouse open Configure, then Dev Center, then Web Hooks, and make one web hook for each event below.',
      de: 'Öffne in Greenhouse Configure, dann Dev Center, dann Web Hooks, und lege für jedes Ereignis unten einen an.',
    },
    {
      en: 'Events: candidate or prospect application created, candidate changed stage, candidate or prospect updated, application updated, candidate hired, candidate unhired, candidate or prospect rejected, unrejected, candidate or prospect deleted, merged, anonymized, application deleted.',
      de: 'Ereignisse: candidate oder prospect application created, candidate changed stage, candidate oder prospect updated, application updated, candidate hired, candidate unhired, candidate oder prospect rejected, unrejected, candidate oder prospect deleted, merged, anonymized, application deleted.',
    },
    {
      en: 'Paste the address as Endpoint URL and the secret as Secret Key, the same for all. Greenhouse tries the address when you save.',
      de: 'Füge die Adresse als Endpoint URL ein und das Geheimnis als Secret Key, überall dieselben. Beim Speichern probiert Greenhouse die Adresse aus.',
    },
  ],
  read: readGreenhouse,
  samples: greenhouseSamples,
  sign: (raw, secret, id) => ({
    'content-type': 'application/json',
    signature: `sha256 ${hmacOf(raw, secret)}`,
    'greenhouse-event-id': id,
  }),
};
