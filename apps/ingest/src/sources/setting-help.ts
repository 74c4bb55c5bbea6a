import { z } from 'zod';
import type { Settings, SourceKind, Text } from './kind.js';

/** What a settings field is for whoever fills it in. A `secret` is sealed apart and never shown again. */
export interface SettingHelp {
  input: 'address' | 'server' | 'text' | 'contact' | 'flag' | 'secret';
  label: Text;
  help: Text;
  /** The heading under which it is folded away, for few need it; fields of one heading stand one behind the other. */
  under?: Text;
}

/** The help texts of all settings: `z.url().register(settingHelp, { … })`. A field without one fails `kinds.spec.ts`. */
export const settingHelp = z.registry<SettingHelp>();

/** One field of a kind's form. */
export interface SettingField extends SettingHelp {
  name: string;
  required: boolean;
}

/** The fields of a kind's settings, in the order of its schema. */
export function settingFields({ settings }: Pick<SourceKind, 'settings'>): SettingField[] {
  return Object.entries(settings.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const help = settingHelp.get(schema);
    return help === undefined ? [] : [{ name, required: !schema.safeParse(undefined).success, ...help }];
  });
}

/** Settings with their secrets taken out, each secret under its field's name. */
export function withoutSecrets(
  kind: Pick<SourceKind, 'settings'>,
  settings: Settings,
): { settings: Settings; secrets: Record<string, string> } {
  const secretNames = new Set(settingFields(kind).flatMap(({ name, input }) => (input === 'secret' ? [name] : [])));
  const given = Object.entries(settings);
  const secrets = given.flatMap(([name, value]) =>
    secretNames.has(name) && typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    settings: Object.fromEntries(given.filter(([name]) => !secretNames.has(name))),
    secrets: Object.fromEntries(secrets),
  };
}
