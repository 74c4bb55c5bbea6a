import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { companySetting } from '../../webhooks/account-setting.js';
import { interviewedStages } from '../../webhooks/stage-setting.js';
import { sayable } from '../platform-api.js';
import { definePulledKind } from '../pulled-kind.js';
import { apiAddress, apiToken } from '../settings.js';
import { personioNudges } from './nudges.js';
import { isCandidateThere, PERSONIO, pullPersonio } from './pull-personio.js';
import { translatePersonio } from './translate-personio.js';

const HOUR = 3_600_000;

/** Personio's recruiting (developer.personio.de, v2): asked for which applications changed, at once where it calls. */
export const personio = definePulledKind({
  kind: 'personio',
  group: 'jobs',
  title: { en: 'Personio', de: 'Personio' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Personio'),
    client: z
      .string()
      .trim()
      .min(1)
      .max(400)
      .register(settingHelp, {
        input: 'text',
        label: { en: 'Client ID', de: 'Client-ID' },
        help: {
          en: 'Of API credentials that may read recruiting data, and nothing else.',
          de: 'Von API-Zugriffsdaten, die Recruiting-Daten lesen dürfen, und sonst nichts.',
        },
      }),
    token: apiToken(
      { en: 'Client secret', de: 'Client-Secret' },
      {
        en: 'Personio shows it once, when the credentials are made.',
        de: 'Personio zeigt es einmal, wenn die Zugangsdaten erzeugt werden.',
      },
    ),
    interviewed: interviewedStages(),
    address: apiAddress({
      en: 'Leave it empty, unless Personio has told you another one.',
      de: 'Leer lassen, außer Personio hat euch eine andere genannt.',
    }),
  }),
  address: ({ address }) => address ?? PERSONIO,
  every: HOUR,
  takes: {
    en: 'Candidates (name, e-mail), the stages of their applications and how they ended.',
    de: 'Kandidaten (Name, E-Mail), die Stufen ihrer Bewerbungen und wie sie endeten.',
  },
  often: {
    en: 'Once an hour, and within a minute where Personio calls. Everybody is asked after once a day, to hear whom it deleted.',
    de: 'Stündlich, und binnen einer Minute, wo Personio anruft. Nach allen wird einmal am Tag gefragt, um zu hören, wen es gelöscht hat.',
  },
  never: {
    en: 'Documents, messages, ratings, birthdays, genders, salaries; and nothing of employees.',
    de: 'Dokumente, Nachrichten, Bewertungen, Geburtstage, Geschlechter, Gehälter; und nichts von Beschäftigten.',
  },
  nudges: personioNudges,
  people: { scheme: 'personio', isThere: isCandidateThere },
  pull: pullPersonio,
  translate: (item, about) => sayable(translatePersonio(item, about)),
});
