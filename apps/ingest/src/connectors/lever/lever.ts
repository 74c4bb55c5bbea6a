import { z } from 'zod';
import { companySetting } from '../../webhooks/account-setting.js';
import { secretOfPlatform } from '../../webhooks/secret-setting.js';
import { interviewedStages } from '../../webhooks/stage-setting.js';
import { sayable } from '../platform-api.js';
import { definePulledKind } from '../pulled-kind.js';
import { apiAddress, apiToken } from '../settings.js';
import { leverNudges } from './nudges.js';
import { isContactThere, LEVER, pullLever } from './pull-lever.js';
import { translateLever } from './translate-lever.js';

const HOUR = 3_600_000;
/** Letters of the signature tokens of a dozen web hooks. Judgement. */
const MOST_TOKENS = 2_000;

/** Lever (hire.lever.co/developer/documentation): asked for what changed, at once where it calls. */
export const lever = definePulledKind({
  kind: 'lever',
  group: 'jobs',
  title: { en: 'Lever', de: 'Lever' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Lever'),
    token: apiToken(
      { en: 'API key', de: 'API-Schlüssel' },
      {
        en: 'One that may read opportunities, contacts, stages and archive reasons, and nothing else.',
        de: 'Einer, der Opportunities, Kontakte, Stufen und Archivgründe lesen darf, und sonst nichts.',
      },
    ),
    secret: secretOfPlatform(
      { en: 'Signature token', de: 'Signatur-Token' },
      {
        en: 'Lever shows it when a webhook is made, of each event its own: all of them, with spaces between. May stay empty: then Kith asks once an hour and nobody calls.',
        de: 'Lever zeigt es, wenn ein Webhook angelegt wird, von jedem Ereignis ein eigenes: alle, mit Leerzeichen dazwischen. Darf leer bleiben: Dann fragt Kith stündlich, und niemand ruft an.',
      },
      MOST_TOKENS,
    ),
    interviewed: interviewedStages(),
    address: apiAddress({
      en: 'Leave it empty, unless your account is in Europe: https://api.eu.lever.co',
      de: 'Leer lassen, außer euer Konto liegt in Europa: https://api.eu.lever.co',
    }),
  }),
  secretFrom: 'platform',
  address: ({ address }) => address ?? LEVER,
  every: HOUR,
  takes: {
    en: 'Contacts (name, headline, e-mail, telephone, links), the stages of their opportunities and how they ended; that they may not be contacted.',
    de: 'Kontakte (Name, Kurztitel, E-Mail, Telefon, Links), die Stufen ihrer Opportunities und wie sie endeten; dass sie nicht angeschrieben werden dürfen.',
  },
  often: {
    en: 'Once an hour, and within a minute where Lever calls. Everybody is asked after once a day, to hear whom Lever deleted.',
    de: 'Stündlich, und binnen einer Minute, wo Lever anruft. Nach allen wird einmal am Tag gefragt, um zu hören, wen Lever gelöscht hat.',
  },
  never: {
    en: 'Résumés, notes, feedback, forms, offers; and nothing that is confidential there.',
    de: 'Lebensläufe, Notizen, Bewertungen, Formulare, Angebote; und nichts, was dort vertraulich ist.',
  },
  nudges: leverNudges,
  people: { scheme: 'lever', isThere: isContactThere },
  pull: pullLever,
  translate: (item, about) => sayable(translateLever(item, about)),
});
