import type { ProblemTexts } from '../../sources/problem-words.js';

export const settingTexts = {
  group: {
    label: { en: 'Name of the group', de: 'Name der Gruppe' },
    help: {
      en: 'As it stands in its address: https://www.meetup.com/NAME/.',
      de: 'Wie er in ihrer Adresse steht: https://www.meetup.com/NAME/.',
    },
  },
  client: {
    label: { en: 'Client key', de: 'Client Key' },
    help: {
      en: 'Of an OAuth client that you make for Kith alone, at meetup.com/api/oauth/list.',
      de: 'Von einem OAuth-Client, den du nur für Kith anlegst, unter meetup.com/api/oauth/list.',
    },
  },
  member: {
    label: { en: 'Member number', de: 'Mitgliedsnummer' },
    help: {
      en: 'Of whoever organises the group and made the client: the digits in the address of their profile.',
      de: 'Von der Person, die die Gruppe organisiert und den Client angelegt hat: die Ziffern in der Adresse ihres Profils.',
    },
  },
  keyId: {
    label: { en: 'Signing key ID', de: 'Signing Key ID' },
    help: {
      en: 'Shown beside the client once you have made a signing key for it.',
      de: 'Steht beim Client, sobald du einen Signing Key dafür erzeugt hast.',
    },
  },
  key: {
    label: { en: 'Private key', de: 'Privater Schlüssel' },
    help: {
      en: 'The whole of the file that you got with the signing key, from BEGIN to END. With it Kith lets itself in for an hour each time.',
      de: 'Die ganze Datei, die es zum Signing Key gab, von BEGIN bis END. Damit meldet sich Kith jedes Mal für eine Stunde an.',
    },
  },
};

/** What only Meetup may do, and what to do about it. */
export const meetupProblems: ProblemTexts = {
  en: {
    'meetup-key': () => ({
      text: 'What was put in as private key is none.',
      todo: 'Put in the whole of the file under “Change the settings”, from BEGIN to END.',
    }),
  },
  de: {
    'meetup-key': () => ({
      text: 'Was als privater Schlüssel eingetragen ist, ist keiner.',
      todo: 'Trag unter „Einstellungen ändern“ die ganze Datei ein, von BEGIN bis END.',
    }),
  },
};
