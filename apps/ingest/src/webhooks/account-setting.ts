import { z } from 'zod';
import type { Text } from '../sources/kind.js';
import { settingHelp } from '../sources/setting-help.js';

/** The name of an account on a platform: ids of its people mean something within it (`ownIdentity`), also if it is connected anew. */
export function accountSetting(label: Text, help: Text) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .register(settingHelp, { input: 'text', label, help });
}
