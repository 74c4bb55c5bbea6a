import type { ImportFormat } from './format.js';
import { csv } from './csv/csv.js';
import { linkedInCsv } from './linkedin-csv/linkedin-csv.js';
import { linkedInInvitations } from './linkedin-invitations/linkedin-invitations.js';
import { linkedInMessages } from './linkedin-messages/linkedin-messages.js';
import { linkedInZip } from './linkedin-zip/linkedin-zip.js';
import { googleCsv } from './google-csv/google-csv.js';
import { ics } from './ics/ics.js';
import { vcard } from './vcard/vcard.js';
import { outlookCsv } from './outlook-csv/outlook-csv.js';

/** Adding a format is a folder beside this file and a line here. */
export const importFormats: readonly ImportFormat[] = [
  linkedInZip,
  linkedInCsv,
  linkedInMessages,
  linkedInInvitations,
  googleCsv,
  outlookCsv,
  vcard,
  ics,
  csv,
];

/** The format of this name, undefined if there is none. */
export function formatOf(name: string): ImportFormat | undefined {
  return importFormats.find((format) => format.name === name);
}
