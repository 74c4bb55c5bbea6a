import { z } from 'zod';
import type { Text } from '../sources/kind.js';
import { settingHelp } from '../sources/setting-help.js';

/** A secret that Kith makes unless one is given. */
export function ownSecret(label: Text, help: Text) {
  return z.string().min(16).max(200).optional().register(settingHelp, { input: 'secret', label, help });
}

/** A secret that the platform has before it knows our address. */
export function secretAtHand(label: Text, help: Text) {
  return z.string().trim().min(8).max(400).register(settingHelp, { input: 'secret', label, help });
}

/** A secret that the platform makes; where it shows it only once it knows our address, it is given later. */
export function secretOfPlatform(label: Text, help: Text, longest = 400) {
  return z.string().trim().min(8).max(longest).optional().register(settingHelp, { input: 'secret', label, help });
}
