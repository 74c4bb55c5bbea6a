import { normaliseBluesky } from './bluesky.js';
import { cleanText, isBroken } from './clean-text.js';
import { normaliseEmail } from './email.js';
import { normaliseGitHub } from './github.js';
import { normaliseLinkedIn } from './linkedin.js';
import { normaliseMastodon } from './mastodon.js';
import { normalisePhone } from './phone.js';
import { idOfTenant, normaliseHackerNews, normaliseLuma, normaliseMeetup, normaliseSessionize } from './plain-ids.js';
import { normaliseAddress } from './profile-address.js';
import type { Home, Normalised, Scheme } from './schemes.js';
import { normaliseStackExchange } from './stack-exchange.js';
import { normaliseXing } from './xing.js';

/** Characters of what is pasted as an identity: nobody's is as long, and what is longer is not even looked at. */
export const LONGEST = 2000;

const normalisers: Record<Scheme, (raw: string, home: Home) => Normalised> = {
  email: normaliseEmail,
  phone: normalisePhone,
  linkedin: normaliseLinkedIn,
  xing: normaliseXing,
  github: normaliseGitHub,
  mastodon: normaliseMastodon,
  bluesky: normaliseBluesky,
  hackernews: normaliseHackerNews,
  stackexchange: normaliseStackExchange,
  meetup: normaliseMeetup,
  luma: normaliseLuma,
  sessionize: normaliseSessionize,
  pretalx: idOfTenant('pretalx'),
  web: normaliseAddress,
  greenhouse: idOfTenant('greenhouse'),
  lever: idOfTenant('lever'),
  ashby: idOfTenant('ashby'),
  workable: idOfTenant('workable'),
  smartrecruiters: idOfTenant('smartrecruiters'),
  teamtailor: idOfTenant('teamtailor'),
  recruitee: idOfTenant('recruitee'),
  breezy: idOfTenant('breezy'),
  jazzhr: idOfTenant('jazzhr'),
  merge: idOfTenant('merge'),
  personio: idOfTenant('personio'),
  bullhorn: idOfTenant('bullhorn'),
  'standard-webhooks': idOfTenant('standard-webhooks'),
  cloudevents: idOfTenant('cloudevents'),
};

/**
 * The normal identity for a text of a known scheme, or why there is none. A full address is understood wherever a
 * network's name is (`linkedin` of `https://de.linkedin.com/in/Ada/`). The scheme asked for is the scheme answered,
 * but for `web`, which answers the network's own identity where the address holds one.
 * What it answers is normal: answered again, it is the same.
 */
export function normaliseIdentity(scheme: Scheme, raw: string, home: Home = {}): Normalised {
  const text = cleanText(raw);
  if (text === '') return { refused: 'empty' };
  if (text.length > LONGEST) return { refused: 'too-long' };
  if (isBroken(text)) return { refused: 'malformed' };
  const normal = isFullAddress(text) ? fromAddress(scheme, text) : normalisers[scheme](text, home);
  return 'refused' in normal || isSettled(normal.scheme, normal.value) ? normal : { refused: 'malformed' };
}

/** Whether `normaliseIdentity` would answer this very value. */
export function isSettled(scheme: Scheme, value: string): boolean {
  if (value !== cleanText(value) || isBroken(value)) return false;
  const again = normalisers[scheme](value, {});
  return 'value' in again && again.scheme === scheme && again.value === value;
}

function isFullAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

function fromAddress(scheme: Scheme, text: string): Normalised {
  const normal = normaliseAddress(text);
  if ('refused' in normal || scheme === 'web' || normal.scheme === scheme) return normal;
  return {
    refused: normal.scheme === 'web' && (scheme === 'github' || scheme === 'bluesky') ? 'needs-id' : 'no-profile',
  };
}
