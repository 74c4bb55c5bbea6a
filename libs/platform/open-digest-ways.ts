import { openMail } from '#libs/adapters/mail/open-mail.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Mail } from '#libs/ports/mail.js';
import type { Posting } from '#libs/ports/posting.js';
import type { Config } from './config.js';
import { openEgress } from './open-egress.js';
import { pageAddress } from './page-address.js';

/** How members are told of their morning, and where the page is that it leads to. */
export interface DigestWays {
  /** null: no mail server is named */
  mail: Mail | null;
  chat: Posting;
  /** scheme, host and port of the page */
  page: string;
}

/** The ways that the environment of a service allows. */
export function openDigestWays(config: Config, clock: Clock): DigestWays {
  return {
    mail: config.mail === null ? null : openMail(config.mail),
    chat: openEgress(config, clock),
    page: config.publicUrl ?? pageAddress(config),
  };
}
