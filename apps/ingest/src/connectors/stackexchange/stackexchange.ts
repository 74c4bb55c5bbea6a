import { z } from 'zod';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { stackExchangeUrl } from '#libs/identity/stack-exchange.js';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind } from '../pulled-kind.js';
import { translateNetwork } from '../translate-network.js';
import { pullStackExchange } from './pull-stackexchange.js';
import { settingTexts, texts } from './stackexchange.texts.js';

const SIX_HOURS = 6 * 3_600_000;

/** Stack Exchange: what a contact asks and answers on one of its sites. */
export const stackexchange = definePulledKind({
  kind: 'stackexchange',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    account: z
      .string()
      .trim()
      .max(400)
      .refine((text) => !('refused' in normaliseIdentity('stackexchange', text)), 'stackexchange-profile')
      .register(settingHelp, { input: 'text', ...settingTexts.account }),
    key: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .register(settingHelp, { input: 'secret', ...settingTexts.key }),
    contact: z
      .string()
      .min(1)
      .max(80)
      .register(settingHelp, { input: 'contact', ...settingTexts.contact }),
  }),
  address: ({ account }) => {
    const name = normaliseIdentity('stackexchange', account);
    return 'refused' in name ? account : stackExchangeUrl(name.value);
  },
  every: SIX_HOURS,
  pull: pullStackExchange,
  translate: translateNetwork,
});
