import { z } from 'zod';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { stackExchangeUrl } from '#libs/identity/stack-exchange.js';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind } from '../pulled-kind.js';
import { contactSetting, optionalSecret } from '../settings.js';
import { translateNetwork } from '../translate-network.js';
import { pullStackExchange } from './pull-stackexchange.js';
import { settingTexts, texts } from './stackexchange.texts.js';

const SIX_HOURS = 6 * 3_600_000;

/** Stack Exchange: what a contact asks and answers on one of its sites. */
export const stackexchange = definePulledKind({
  kind: 'stackexchange',
  group: 'networks',
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
    key: optionalSecret(settingTexts.key, 200),
    contact: contactSetting(settingTexts.contact),
  }),
  address: ({ account }) => {
    const name = normaliseIdentity('stackexchange', account);
    return 'refused' in name ? account : stackExchangeUrl(name.value);
  },
  every: SIX_HOURS,
  pull: pullStackExchange,
  translate: translateNetwork,
});
