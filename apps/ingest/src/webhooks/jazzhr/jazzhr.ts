import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { ownSecret } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hexOfBody } from '../signature.js';
import { readJazzHR, VERIFY } from './read.js';

/** JazzHR (apidoc.jazzhrapis.com/candidate-export): verified and stored, not understood yet. */
export const jazzhr: CallingKind = {
  kind: 'jazzhr',
  group: 'jobs',
  way: 'calling',
  title: { en: 'JazzHR (not understood yet)', de: 'JazzHR (noch nicht verstanden)' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('JazzHR'),
    secret: ownSecret(
      { en: 'Secret', de: 'Geheimnis' },
      {
        en: 'Leave it empty and Kith makes one. Give one only if you have agreed on one with JazzHR already.',
        de: 'Leer lassen, dann macht Kith eins. Nur angeben, wenn ihr mit JazzHR schon eins vereinbart habt.',
      },
    ),
  }),
  address: () => null,
  takes: {
    en: 'Nothing yet: what JazzHR sends is verified, kept sealed for 30 days, and shown as not understood.',
    de: 'Noch nichts: Was JazzHR sendet, wird geprüft, versiegelt 30 Tage aufgehoben und als nicht verstanden gezeigt.',
  },
  often: { en: 'Whenever a candidate is exported there.', de: 'Sobald dort ein Kandidat exportiert wird.' },
  never: {
    en: 'Nobody comes into the pool by it, until it is known which fields a candidate has.',
    de: 'Niemand kommt dadurch in den Pool, bis bekannt ist, welche Felder ein Kandidat hat.',
  },
  signature: {
    ...hexOfBody,
    place: { in: 'header', name: 'x-jazzhr-signature' },
    id: [[{ in: 'header', name: 'x-jazzhr-uuid' }]],
  },
  steps: [
    {
      en: 'Ask JazzHR to set up the candidate export with the address and the secret. They send a VERIFY event first, and this card shows it.',
      de: 'Bittet JazzHR, den Kandidaten-Export mit der Adresse und dem Geheimnis einzurichten. Zuerst senden sie ein VERIFY, das zeigt diese Karte an.',
    },
    {
      en: 'JazzHR does not seem to send again what could not be delivered: it only tells whoever exported it.',
      de: 'Was nicht zugestellt werden konnte, sendet JazzHR wohl nicht noch einmal: Es sagt es nur dem, der exportiert hat.',
    },
  ],
  read: readJazzHR,
  samples: { VERIFY: () => VERIFY },
  sign: (raw, secret, id) => ({
    'content-type': 'application/json',
    'x-jazzhr-event': raw === JSON.stringify(VERIFY) ? 'VERIFY' : 'CANDIDATE-EXPORT',
    'x-jazzhr-uuid': id,
    'x-jazzhr-signature': hmacOf(raw, secret),
  }),
};
