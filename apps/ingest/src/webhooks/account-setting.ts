import { z } from 'zod';
import type { Text } from '../sources/kind.js';
import { settingHelp } from '../sources/setting-help.js';

/** The name of an account on a platform: ids of its people mean something within it (`ownIdentity`), also if it is connected anew. */
function accountSetting(label: Text, help: Text) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .register(settingHelp, { input: 'text', label, help });
}

/** The same, for a company's account on a platform of this name. */
export function companySetting(platform: string) {
  return accountSetting(
    { en: 'Account name', de: 'Name des Kontos' },
    {
      en: `Your company’s name within ${platform}, in small letters. With it, people are known again by the platform’s ids should you connect it anew one day. May stay empty.`,
      de: `Der Name eurer Firma bei ${platform}, klein geschrieben. Damit erkennt Kith Menschen an den Kennungen der Plattform wieder, falls ihr sie einmal neu verbindet. Darf leer bleiben.`,
    },
  );
}

/** The same, for a system that nobody here has heard of. */
export function systemSetting() {
  return accountSetting(
    { en: 'Name of the system', de: 'Name des Systems' },
    {
      en: 'In small letters. With it, people are known again by its ids should you connect it anew one day. May stay empty.',
      de: 'Klein geschrieben. Damit erkennt Kith Menschen an seinen Kennungen wieder, falls ihr es einmal neu verbindet. Darf leer bleiben.',
    },
  );
}
