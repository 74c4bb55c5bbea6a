import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { companySetting } from '../../webhooks/account-setting.js';
import { endedStages, hiredStages, interviewedStages } from '../../webhooks/stage-setting.js';
import { sayable } from '../platform-api.js';
import { definePulledKind } from '../pulled-kind.js';
import { apiAddress, apiToken, webUrl } from '../settings.js';
import { BULLHORN } from './session.js';
import { isCandidateThere, pullBullhorn } from './pull-bullhorn.js';
import { translateBullhorn } from './translate-bullhorn.js';

const QUARTER = 15 * 60_000;
const TOKENS = 'https://auth.bullhornstaffing.com/oauth/token';
const text = () => z.string().trim().min(1).max(400);
/** The settings that say which queue it is. */
const queueOf = ['account', 'address', 'subscription'] as const;

/** Bullhorn (bullhorn.github.io): its queue of events is read, and empties as it is. */
export const bullhorn = definePulledKind({
  kind: 'bullhorn',
  group: 'jobs',
  title: { en: 'Bullhorn', de: 'Bullhorn' },
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    account: companySetting('Bullhorn'),
    client: text().register(settingHelp, {
      input: 'text',
      label: { en: 'Client ID', de: 'Client-ID' },
      help: {
        en: 'Of the API credentials that Bullhorn’s support makes for you.',
        de: 'Der API-Zugangsdaten, die der Bullhorn-Support für euch anlegt.',
      },
    }),
    clientSecret: apiToken(
      { en: 'Client secret', de: 'Client-Secret' },
      { en: 'Of the same credentials.', de: 'Derselben Zugangsdaten.' },
    ),
    refresh: apiToken(
      { en: 'Refresh token', de: 'Refresh-Token' },
      {
        en: 'From signing in once with these credentials. Bullhorn changes it with each use, and Kith keeps the newest: use it nowhere else.',
        de: 'Aus einer Anmeldung mit diesen Zugangsdaten. Bullhorn ändert es bei jeder Benutzung, Kith hält das neueste fest: Benutzt es sonst nirgends.',
      },
    ),
    subscription: text()
      .regex(/^[A-Za-z0-9_-]+$/)
      .register(settingHelp, {
        input: 'text',
        label: { en: 'Name of the event subscription', de: 'Name des Ereignis-Abonnements' },
        help: {
          en: 'One for Candidate and JobSubmission, with INSERTED, UPDATED and DELETED, that nobody else reads: reading empties it.',
          de: 'Eines für Candidate und JobSubmission, mit INSERTED, UPDATED und DELETED, das sonst niemand liest: Lesen leert es.',
        },
      }),
    hired: hiredStages(),
    ended: endedStages(),
    interviewed: interviewedStages(),
    address: apiAddress({
      en: 'Leave it empty, unless Bullhorn has told you another place for your logins.',
      de: 'Leer lassen, außer Bullhorn hat euch einen anderen Ort für Anmeldungen genannt.',
    }),
    tokenAddress: webUrl()
      .optional()
      .register(settingHelp, {
        input: 'text',
        label: { en: 'Address for tokens', de: 'Adresse für Token' },
        help: {
          en: 'Leave it empty, unless your data centre has its own (https://auth-emea.bullhornstaffing.com/oauth/token).',
          de: 'Leer lassen, außer euer Rechenzentrum hat eine eigene (https://auth-emea.bullhornstaffing.com/oauth/token).',
        },
      }),
  }),
  address: ({ address }) => address ?? BULLHORN,
  // What was read of its queue is in the queue no more: neither another meaning of a stage nor a new sign-in forgets it.
  goesOn: (before, after) => queueOf.every((field) => before[field] === after[field]),
  renewal: ({ client, tokenAddress }) => ({ client, url: tokenAddress ?? TOKENS }),
  every: QUARTER,
  takes: {
    en: 'Candidates that changed (name, position, employer, e-mail, telephone), the status of their submissions; that they opted out of mailings.',
    de: 'Kandidaten, die sich änderten (Name, Stelle, Arbeitgeber, E-Mail, Telefon), den Status ihrer Einreichungen; dass sie keine Mailings wollen.',
  },
  often: {
    en: 'Every 15 minutes. Everybody is asked after once a day, to hear whom Bullhorn deleted.',
    de: 'Alle 15 Minuten. Nach allen wird einmal am Tag gefragt, um zu hören, wen Bullhorn gelöscht hat.',
  },
  never: {
    en: 'CVs, notes, salaries, dates of birth, addresses; and nobody who was there before and has not changed.',
    de: 'Lebensläufe, Notizen, Gehälter, Geburtsdaten, Anschriften; und niemand, der schon da war und sich nicht geändert hat.',
  },
  people: { scheme: 'bullhorn', isThere: isCandidateThere },
  pull: pullBullhorn,
  translate: (item, about) => sayable(translateBullhorn(item, about)),
});
