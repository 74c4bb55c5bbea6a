import { z } from 'zod';
import type { Text } from '../sources/kind.js';
import { settingHelp, type SettingHelp } from '../sources/setting-help.js';

/*
 * Settings that several kinds have. Each call makes a schema of its own, registered as its last step: words are found by
 * schema, one shared by two fields has those of the last, and what is made of a schema later has none.
 */

type Words = Omit<SettingHelp, 'input'>;

const secret = (most: number) => z.string().trim().min(1).max(most);
const contact = () => z.string().min(1).max(80);

/** What lets Kith in, of at most so many characters: sealed, and never shown again. */
export function secretSetting(words: Words, most = 8_000) {
  return secret(most).register(settingHelp, { input: 'secret', ...words });
}

/** The same, where nobody has to have one. */
export function optionalSecret(words: Words, most = 8_000) {
  return secret(most)
    .optional()
    .register(settingHelp, { input: 'secret', ...words });
}

/** The contact whom all that a source tells is about. */
export function contactSetting(words: Words) {
  return contact().register(settingHelp, { input: 'contact', ...words });
}

/** The same, of a kind that also tells of whoever is named. */
export function optionalContact(words: Words) {
  return contact()
    .optional()
    .register(settingHelp, { input: 'contact', ...words });
}

/** An address of the web, not registered yet; `message` names the sentence about one that is none. */
export function webUrl(message = 'web-address') {
  return z.url({ protocol: /^https?$/, message }).max(2_000);
}

/** Where an API is, if it is not where it usually is. */
export function apiAddress(help: Text) {
  return webUrl()
    .optional()
    .register(settingHelp, {
      input: 'address',
      label: { en: 'Address of the API', de: 'Adresse der Schnittstelle' },
      help,
    });
}

/** What lets Kith ask the API of a job platform. */
export function apiToken(label: Text, help: Text) {
  return z.string().trim().min(8).max(2_000).register(settingHelp, { input: 'secret', label, help });
}
