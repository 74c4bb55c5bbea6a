import { z } from 'zod';
import { companySetting } from '../account-setting.js';
import type { CallingKind } from '../calling-kind.js';
import { secretAtHand } from '../secret-setting.js';
import { hmacOf } from '../sign-body.js';
import { hiredStages } from '../stage-setting.js';
import { readWorkable } from './read.js';
import { workableSamples } from './samples.js';

/** Workable (workable.readme.io/reference/webhooks): candidates, the stages they are in, and whether they are out. */
export const workable: CallingKind = {
  kind: 'workable',
  group: 'jobs',
  way: 'calling',
  title: { en: 'Workable', de: 'Workable' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Workable'),
    hired: hiredStages(),
    secret: secretAtHand(
      { en: 'Access token', de: 'Zugangstoken' },
      {
        en: 'The access token with which the web hook is registered: Workable signs with it. Of an OAuth app its client secret.',
        de: 'Das Zugangstoken, mit dem der Web Hook angemeldet wird: Damit signiert Workable. Bei einer OAuth-App ihr Client Secret.',
      },
    ),
  }),
  secretFrom: 'platform',
  address: () => null,
  takes: {
    en: 'Candidates (name, headline, present job, e-mail, telephone), the stages of their applications, and that they were disqualified.',
    de: 'Kandidaten (Name, Kurztitel, jetzige Stelle, E-Mail, Telefon), die Stufen ihrer Bewerbungen, und dass sie ausgeschieden sind.',
  },
  often: { en: 'Whenever something happens there.', de: 'Sobald dort etwas geschieht.' },
  never: {
    en: 'CVs, cover letters, educations, addresses, photographs; and your own employees.',
    de: 'Lebensläufe, Anschreiben, Ausbildungen, Anschriften, Fotos; und eure eigenen Beschäftigten.',
  },
  signature: {
    place: { in: 'header', name: 'x-workable-signature' },
    separator: null,
    prefix: '',
    // Workable's papers do not say which.
    encoding: 'any',
    signed: [[{ part: 'raw' }]],
    key: 'text',
    timestamp: null,
    id: [
      [
        { in: 'body', path: ['id'] },
        { in: 'body', path: ['fired_at'] },
        { in: 'body', path: ['data', 'id'] },
      ],
    ],
  },
  steps: [
    {
      en: 'In Workable open Settings, then Integrations, then Apps, and make an access token that may read candidates. Give it to Kith as the secret.',
      de: 'Öffne in Workable Settings, dann Integrations, dann Apps, und erzeuge ein Zugangstoken, das Kandidaten lesen darf. Gib es Kith als Geheimnis.',
    },
    {
      en: 'Workable has no page for web hooks: register them with its API (POST /spi/v3/subscriptions) under the same token, one for each event, with the address as target.',
      de: 'Für Web Hooks hat Workable keine Seite: Melde sie über seine API an (POST /spi/v3/subscriptions), mit demselben Token, für jedes Ereignis einen, mit der Adresse als Ziel.',
    },
    {
      en: 'Events: candidate_created, candidate_moved, candidate_deleted.',
      de: 'Ereignisse: candidate_created, candidate_moved, candidate_deleted.',
    },
  ],
  read: readWorkable,
  samples: workableSamples,
  sign: (raw, secret) => ({ 'content-type': 'application/json', 'x-workable-signature': hmacOf(raw, secret) }),
};
