import { z } from 'zod';
import { companySetting } from '../../webhooks/account-setting.js';
import { interviewedStages } from '../../webhooks/stage-setting.js';
import { sayable } from '../platform-api.js';
import { definePulledKind } from '../pulled-kind.js';
import { apiAddress, apiToken } from '../settings.js';
import { teamtailorNudges } from './nudges.js';
import { isCandidateThere, pullTeamtailor, TEAMTAILOR } from './pull-teamtailor.js';
import { translateTeamtailor } from './translate-teamtailor.js';

const HOUR = 3_600_000;

/** Teamtailor (docs.teamtailor.com): asked for what changed, at once where it calls. */
export const teamtailor = definePulledKind({
  kind: 'teamtailor',
  group: 'jobs',
  title: { en: 'Teamtailor', de: 'Teamtailor' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Teamtailor'),
    token: apiToken(
      { en: 'API key', de: 'API-Schlüssel' },
      {
        en: 'One with the scope Admin and the permission Read: candidates can be read by no smaller one.',
        de: 'Einer mit dem Bereich Admin und dem Recht Read: Mit keinem kleineren lassen sich Kandidaten lesen.',
      },
    ),
    interviewed: interviewedStages(),
    address: apiAddress({
      en: 'Leave it empty, unless your account is in North America: https://api.na.teamtailor.com',
      de: 'Leer lassen, außer euer Konto liegt in Nordamerika: https://api.na.teamtailor.com',
    }),
  }),
  address: ({ address }) => address ?? TEAMTAILOR,
  every: HOUR,
  takes: {
    en: 'Candidates (name, e-mail, telephone, LinkedIn), the stages of their applications and how they ended; that they left the mailing list.',
    de: 'Kandidaten (Name, E-Mail, Telefon, LinkedIn), die Stufen ihrer Bewerbungen und wie sie endeten; dass sie die Verteilerliste verlassen haben.',
  },
  often: {
    en: 'Once an hour, and within a minute where Teamtailor calls. Everybody is asked after once a day, to hear whom it deleted.',
    de: 'Stündlich, und binnen einer Minute, wo Teamtailor anruft. Nach allen wird einmal am Tag gefragt, um zu hören, wen es gelöscht hat.',
  },
  never: {
    en: 'CVs, cover letters, answers, tags, pictures; and your own people who apply within the house.',
    de: 'Lebensläufe, Anschreiben, Antworten, Tags, Bilder; und eigene Leute, die sich im Haus bewerben.',
  },
  nudges: teamtailorNudges,
  people: { scheme: 'teamtailor', isThere: isCandidateThere },
  pull: pullTeamtailor,
  translate: (item, about) => sayable(translateTeamtailor(item, about)),
});
