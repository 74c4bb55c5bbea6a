import type { Language, Says } from './problem.js';

/** What a schema found, as zod says it: only codes and bounds are used, never its words. */
export interface SchemaIssue {
  code?: string;
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  expected?: string;
  format?: string;
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  values?: readonly unknown[];
  options?: readonly unknown[];
  /** what each of several forms found */
  errors?: readonly (readonly SchemaIssue[])[];
}

/** The words of schemas of ours: a schema gives the name of a sentence as its message. */
const own: Readonly<Record<string, Says>> = {
  'two-letters': {
    en: 'must be the two letters of a country',
    de: 'muss aus den zwei Buchstaben eines Landes bestehen',
  },
  'visible-name': {
    en: 'must be a text that can be seen, without control characters',
    de: 'muss ein Text sein, den man sehen kann, ohne Steuerzeichen',
  },
  'feed-address': {
    en: 'must be a web address, such as "https://ada.example/feed.xml"',
    de: 'muss eine Webadresse sein, etwa „https://ada.example/feed.xml“',
  },
  'web-address': {
    en: 'must be a web address, such as "https://dav.example.org"',
    de: 'muss eine Webadresse sein, etwa „https://dav.example.org“',
  },
  'conference-address': {
    en: 'must be the address of a conference, such as "https://pretalx.com/democon/"',
    de: 'muss die Adresse einer Konferenz sein, etwa „https://pretalx.com/democon/“',
  },
  'sessionize-address': {
    en: 'must be the address of an API endpoint, such as "https://sessionize.com/api/v2/abc123de"',
    de: 'muss die Adresse eines API-Endpunkts sein, etwa „https://sessionize.com/api/v2/abc123de“',
  },
  'tickets-address': {
    en: 'must be a web address, such as "https://pretix.eu"',
    de: 'muss eine Webadresse sein, etwa „https://pretix.eu“',
  },
  'short-name': {
    en: 'must be a short name as it stands in an address: letters, digits and hyphens',
    de: 'muss ein Kurzname sein, wie er in einer Adresse steht: Buchstaben, Ziffern und Bindestriche',
  },
  digits: { en: 'must be a number, in digits', de: 'muss eine Zahl in Ziffern sein' },
  'mail-server': {
    en: 'must be the name of a mail server, such as "imap.example.org"',
    de: 'muss der Name eines Mailservers sein, etwa „imap.example.org“',
  },
  'mail-one-secret': {
    en: 'or an access token or a refresh token is needed, and only one of them',
    de: 'oder ein Zugriffs- oder Refresh-Token wird gebraucht, und nur eines davon',
  },
  'calendar-link': {
    en: 'must be an address in iCal format, such as "https://calendar.example/private/basic.ics"',
    de: 'muss eine Adresse im iCal-Format sein, etwa „https://calendar.example/private/basic.ics“',
  },
  'own-addresses': {
    en: 'must be an e-mail address, or several with commas between them',
    de: 'muss eine E-Mail-Adresse sein, oder mehrere mit Kommas dazwischen',
  },
  'calendar-one-secret': {
    en: 'or a refresh token is needed, and only one of the two',
    de: 'oder ein Refresh-Token wird gebraucht, und nur eines von beiden',
  },
  'oauth-client': {
    en: 'and the address for tokens are needed with a refresh token',
    de: 'und die Adresse für Token werden zu einem Refresh-Token gebraucht',
  },
  'network-account': {
    en: 'must be the name of an account there, without an address around it',
    de: 'muss der Name eines Kontos dort sein, ohne Adresse darum herum',
  },
  'fediverse-account': {
    en: 'must be an address there, such as "ada@mastodon.example"',
    de: 'muss eine Adresse dort sein, etwa „ada@mastodon.example“',
  },
  'bluesky-account': {
    en: 'must be a handle there, such as "ada.bsky.social"',
    de: 'muss ein Name dort sein, etwa „ada.bsky.social“',
  },
  'stackexchange-profile': {
    en: 'must be the address of a profile, such as "https://stackoverflow.com/users/22656"',
    de: 'muss die Adresse eines Profils sein, etwa „https://stackoverflow.com/users/22656“',
  },
  'webhook-secret': {
    en: 'must be "whsec_" and then 24 to 64 bytes in base64',
    de: 'muss „whsec_“ und dann 24 bis 64 Bytes in Base64 sein',
  },
};

const kinds: Readonly<Record<string, Says>> = {
  string: { en: 'a text', de: 'ein Text' },
  number: { en: 'a number', de: 'eine Zahl' },
  int: { en: 'a whole number', de: 'eine ganze Zahl' },
  boolean: { en: 'true or false', de: 'true oder false' },
  array: { en: 'a list', de: 'eine Liste' },
  object: { en: 'an object with fields', de: 'ein Objekt mit Feldern' },
};
const moment = {
  en: 'a day or a time with its zone, such as 2026-03-01 or 2026-03-01T09:00:00Z',
  de: 'ein Tag oder eine Zeit mit Zone, etwa 2026-03-01 oder 2026-03-01T09:00:00Z',
};
const forms: Readonly<Record<string, Says>> = {
  date: moment,
  datetime: moment,
  email: { en: 'an e-mail address', de: 'eine E-Mail-Adresse' },
  url: { en: 'a web address', de: 'eine Webadresse' },
};

/** Of what is counted, not measured. */
const units: Readonly<Record<string, Says>> = {
  string: { en: ' characters long', de: ' Zeichen lang' },
  array: { en: ' entries long', de: ' Einträge lang' },
};

/** What the field must be, in a clause: "must be a text". */
export function clauseOf(issue: SchemaIssue, language: Language): string {
  const said = own[issue.message];
  if (said !== undefined) return said[language];
  const must = language === 'en' ? 'must be' : 'muss';
  const be = language === 'en' ? '' : ' sein';
  return `${must} ${whatOf(issue)[language]}${be}`;
}

const byCode: Readonly<Record<string, (issue: SchemaIssue) => Says | undefined>> = {
  invalid_type: ({ expected = '' }) => kinds[expected === 'record' ? 'object' : expected],
  invalid_format: ({ format = '' }) => forms[format],
  too_small: ({ minimum, origin }) => bounded({ en: 'at least', de: 'mindestens' }, minimum, origin),
  too_big: ({ maximum, origin }) => bounded({ en: 'at most', de: 'höchstens' }, maximum, origin),
  invalid_value: ({ values = [] }) => oneOf(values),
  // Of several forms that a field may have, the first is named.
  invalid_union: ({ options, errors }) => (options === undefined ? whatOf(errors?.[0]?.[0]) : oneOf(options)),
};

function whatOf(issue: SchemaIssue | undefined): Says {
  return (issue === undefined ? undefined : byCode[issue.code ?? '']?.(issue)) ?? otherwise;
}

const otherwise: Says = { en: 'written another way, as /docs shows', de: 'anders geschrieben' };

function bounded(word: Says, bound: number | bigint | undefined, origin = ''): Says {
  const unit = units[origin] ?? { en: '', de: '' };
  return { en: `${word.en} ${String(bound)}${unit.en}`, de: `${word.de} ${String(bound)}${unit.de}` };
}

function oneOf(values: readonly unknown[]): Says {
  const all = values.map(String);
  const [en, de] = [all.map((one) => `"${one}"`).join(', '), all.map((one) => `„${one}“`).join(', ')];
  return all.length === 1 ? { en, de } : { en: `one of ${en}`, de: `eines von ${de}` };
}
