import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind } from '../pulled-kind.js';
import { byToken, isRenewable, renewalOf, renewalSettings } from '../renewal-settings.js';
import { optionalSecret } from '../settings.js';
import { settingTexts, texts } from './imap.texts.js';
import { lookBackInMailbox, mailAddress, pullMailbox } from './pull-mailbox.js';
import { translateMessage } from './translate-message.js';

const QUARTER = 15 * 60_000;
const text = z.string().trim().min(1);

/** A member's mailbox, over IMAP: who wrote to whom and when, of people who are contacts already. */
export const imap = definePulledKind({
  kind: 'imap',
  group: 'mail',
  ...texts,
  basis: 'own-relation',
  needs: 'import',
  settings: z
    .strictObject({
      server: text
        .max(260)
        .regex(/^[^\s/@?#]+$/, 'mail-server')
        .register(settingHelp, { input: 'server', ...settingTexts.server }),
      user: text.max(320).register(settingHelp, { input: 'text', ...settingTexts.user }),
      password: optionalSecret(settingTexts.password),
      token: optionalSecret({ ...settingTexts.token, under: byToken }),
      ...renewalSettings(),
      aliases: text
        .max(2_000)
        .optional()
        .register(settingHelp, { input: 'text', ...settingTexts.aliases }),
      sent: text
        .max(400)
        .optional()
        .register(settingHelp, { input: 'text', ...settingTexts.sent }),
    })
    .refine(
      ({ password, token, refresh }) => [password, token, refresh].filter((one) => one !== undefined).length === 1,
      {
        path: ['password'],
        message: 'mail-one-secret',
      },
    )
    .refine(isRenewable, { path: ['client'], message: 'oauth-client' }),
  address: mailAddress,
  renewal: renewalOf,
  every: QUARTER,
  pull: pullMailbox,
  lookBack: { from: {}, pull: lookBackInMailbox },
  translate: translateMessage,
});
