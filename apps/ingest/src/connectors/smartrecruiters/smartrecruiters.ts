import { z } from 'zod';
import { companySetting } from '../../webhooks/account-setting.js';
import { secretOfPlatform } from '../../webhooks/secret-setting.js';
import { interviewedStages } from '../../webhooks/stage-setting.js';
import { sayable } from '../platform-api.js';
import { definePulledKind } from '../pulled-kind.js';
import { apiAddress, apiToken } from '../settings.js';
import { smartRecruitersNudges } from './nudges.js';
import { isCandidateThere, pullSmartRecruiters, SMARTRECRUITERS } from './pull-smartrecruiters.js';
import { translateSmartRecruiters } from './translate-smartrecruiters.js';

const HOUR = 3_600_000;

/** SmartRecruiters (developers.smartrecruiters.com): asked for who changed, at once where it calls. */
export const smartrecruiters = definePulledKind({
  kind: 'smartrecruiters',
  group: 'jobs',
  title: { en: 'SmartRecruiters', de: 'SmartRecruiters' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('SmartRecruiters'),
    token: apiToken(
      { en: 'API key', de: 'API-Schlüssel' },
      {
        en: 'One that may read candidates, and nothing else.',
        de: 'Einer, der Kandidaten lesen darf, und sonst nichts.',
      },
    ),
    secret: secretOfPlatform(
      { en: 'Secret key of the webhook', de: 'Geheimer Schlüssel des Webhooks' },
      {
        en: 'Their subscription API makes it. May stay empty: then Kith asks once an hour and nobody calls.',
        de: 'Den erzeugt ihre Anmelde-API. Darf leer bleiben: Dann fragt Kith stündlich, und niemand ruft an.',
      },
    ),
    interviewed: interviewedStages(),
    address: apiAddress({
      en: 'Leave it empty, unless SmartRecruiters has told you another one.',
      de: 'Leer lassen, außer SmartRecruiters hat euch eine andere genannt.',
    }),
  }),
  secretFrom: 'platform',
  address: ({ address }) => address ?? SMARTRECRUITERS,
  every: HOUR,
  takes: {
    en: 'Candidates (name, present job, e-mail, telephone, LinkedIn, website) and how their applications stand in each job.',
    de: 'Kandidaten (Name, jetzige Stelle, E-Mail, Telefon, LinkedIn, Website) und wie ihre Bewerbungen in jedem Job stehen.',
  },
  often: {
    en: 'Once an hour, and within a minute where SmartRecruiters calls. Everybody is asked after once a day, to hear whom it deleted.',
    de: 'Stündlich, und binnen einer Minute, wo SmartRecruiters anruft. Nach allen wird einmal am Tag gefragt, um zu hören, wen es gelöscht hat.',
  },
  never: {
    en: 'CVs, attachments, answers to screening questions, ratings, educations, addresses, photographs; and your own people who apply within the house.',
    de: 'Lebensläufe, Anhänge, Antworten auf Fragen, Bewertungen, Ausbildungen, Anschriften, Fotos; und eigene Leute, die sich im Haus bewerben.',
  },
  nudges: smartRecruitersNudges,
  people: { scheme: 'smartrecruiters', isThere: isCandidateThere },
  pull: pullSmartRecruiters,
  translate: (item, about) => sayable(translateSmartRecruiters(item, about)),
});
