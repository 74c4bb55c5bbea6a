import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { systemSetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import type { SignatureScheme } from '../signature.js';
import { readStandard } from './read.js';
import { standardSamples } from './samples.js';

/** Both ways, as the libraries of Standard Webhooks have it. */
const TOLERANCE_MS = 5 * 60_000;

/** The symmetric scheme `v1` of the Standard Webhooks specification (standardwebhooks.com). */
const signature: SignatureScheme = {
  place: { in: 'header', name: 'webhook-signature' },
  separator: ' ',
  prefix: 'v1,',
  encoding: 'base64',
  signed: [
    [
      { part: 'header', name: 'webhook-id' },
      { part: 'text', text: '.' },
      { part: 'header', name: 'webhook-timestamp' },
      { part: 'text', text: '.' },
      { part: 'raw' },
    ],
  ],
  key: 'whsec',
  timestamp: { from: { in: 'header', name: 'webhook-timestamp' }, unit: 'seconds', toleranceMs: TOLERANCE_MS },
  id: [[{ in: 'header', name: 'webhook-id' }]],
};

/** Any system that can send Standard Webhooks: its people and their applications, in a form of ours. */
export const standardWebhooks: CallingKind = {
  kind: 'standard-webhooks',
  group: 'own',
  way: 'calling',
  title: { en: 'A system of your own', de: 'Ein eigenes System' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: systemSetting(),
    secret: z
      .string()
      .regex(/^(whsec_)?[A-Za-z0-9+/]{32,88}={0,2}$/, 'webhook-secret')
      .optional()
      .register(settingHelp, {
        input: 'secret',
        label: { en: 'Secret', de: 'Geheimnis' },
        help: {
          en: 'Leave it empty and Kith makes one. Give one (whsec_ and base64) only if your system has it already.',
          de: 'Leer lassen, dann macht Kith eins. Nur angeben (whsec_ und Base64), wenn euer System schon eins hat.',
        },
      }),
  }),
  asSecret: (random) => `whsec_${Buffer.from(random, 'base64url').toString('base64')}`,
  address: () => null,
  takes: {
    en: 'Whom it tells of (name, position, employer, e-mail, telephone, profiles), and how their applications stand.',
    de: 'Von wem es berichtet (Name, Stelle, Arbeitgeber, E-Mail, Telefon, Profile) und wie deren Bewerbungen stehen.',
  },
  often: { en: 'Whenever it tells something.', de: 'Sobald es etwas berichtet.' },
  never: {
    en: 'Any field that its form does not name; and nobody who is marked private.',
    de: 'Felder, die das Format nicht nennt; und niemand, der als privat markiert ist.',
  },
  signature,
  steps: [
    {
      en: 'Let your system send Standard Webhooks (a library exists for most languages) to the address, signed with the secret.',
      de: 'Lass euer System Standard Webhooks (für die meisten Sprachen gibt es eine Bibliothek) an die Adresse senden, mit dem Geheimnis signiert.',
    },
    {
      en: 'Types: person.updated, person.merged, person.deleted, application.updated, application.deleted, and ping. Their form stands in docs/sources/standard-webhooks.md.',
      de: 'Typen: person.updated, person.merged, person.deleted, application.updated, application.deleted und ping. Ihr Format steht in docs/sources/standard-webhooks.md.',
    },
  ],
  read: readStandard,
  samples: standardSamples,
  sign: (raw, secret, id, sentAt = Date.now()) => {
    const at = String(Math.floor(sentAt / 1000));
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const signed = createHmac('sha256', key).update(`${id}.${at}.${raw}`).digest('base64');
    return {
      'content-type': 'application/json',
      ...{ 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signed}` },
    };
  },
};
