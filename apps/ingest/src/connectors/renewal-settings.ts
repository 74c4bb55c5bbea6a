import { z } from 'zod';
import type { Text } from '../sources/kind.js';
import { settingHelp } from '../sources/setting-help.js';
import type { Renewal } from './pulled-kind.js';
import { optionalSecret, webUrl } from './settings.js';

interface Renewable {
  refresh?: string | undefined;
  client?: string | undefined;
  tokenAddress?: string | undefined;
}

/** What is folded away for the many who have a password. */
export const byToken: Text = {
  en: 'Sign in by token (OAuth) instead',
  de: 'Stattdessen mit Token (OAuth) anmelden',
};

/** Consent by OAuth that Kith renews: an app of the team's own at the provider, and what it was granted. */
export function renewalSettings() {
  return {
    refresh: optionalSecret({
      under: byToken,
      label: { en: 'Refresh token (OAuth)', de: 'Refresh-Token (OAuth)' },
      help: {
        en: 'Instead of the password: Kith has an access token made with it whenever it needs one. Take your consent back at the provider at any time.',
        de: 'Statt des Passworts: Kith lässt sich damit ein Zugriffstoken geben, wann immer es eines braucht. Deine Einwilligung kannst du beim Anbieter jederzeit zurücknehmen.',
      },
    }),
    client: z
      .string()
      .trim()
      .min(1)
      .max(8_000)
      .optional()
      .register(settingHelp, {
        input: 'text',
        under: byToken,
        label: { en: 'Client ID (OAuth)', de: 'Client-ID (OAuth)' },
        help: {
          en: 'Of the app at the provider to which the refresh token was granted.',
          de: 'Der App beim Anbieter, der das Refresh-Token erteilt wurde.',
        },
      }),
    clientSecret: optionalSecret({
      under: byToken,
      label: { en: 'Client secret (OAuth)', de: 'Client-Secret (OAuth)' },
      help: {
        en: 'Of the same app, if it has one. It stays when you put in another refresh token.',
        de: 'Derselben App, falls sie eines hat. Es bleibt, wenn du ein anderes Refresh-Token einträgst.',
      },
    }),
    tokenAddress: webUrl()
      .optional()
      .register(settingHelp, {
        input: 'text',
        under: byToken,
        label: { en: 'Address for tokens (OAuth)', de: 'Adresse für Token (OAuth)' },
        help: {
          en: 'Google: https://oauth2.googleapis.com/token. Microsoft: https://login.microsoftonline.com/common/oauth2/v2.0/token.',
          de: 'Google: https://oauth2.googleapis.com/token. Microsoft: https://login.microsoftonline.com/common/oauth2/v2.0/token.',
        },
      }),
  };
}

/** A refresh token is good for nothing without the app that it was granted to. */
export function isRenewable({ refresh, client, tokenAddress }: Renewable): boolean {
  return refresh === undefined || (client !== undefined && tokenAddress !== undefined);
}

/** Where the access token of such settings is had; null where they name no app. */
export function renewalOf({ client, tokenAddress }: Renewable): Renewal | null {
  return client === undefined || tokenAddress === undefined ? null : { url: tokenAddress, client };
}
