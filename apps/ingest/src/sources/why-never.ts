import type { Settings, SourceKind } from './kind.js';
import { settingFields } from './setting-help.js';

/** Why a source could not be asked at the address that its settings name, and the field with it; null: it may be tried. */
export function whyNever(
  kind: Pick<SourceKind, 'address' | 'settings'>,
  settings: Settings,
  reasonAgainst: (address: string) => string | null,
): { code: string; field: string } | null {
  const address = kind.address(settings);
  const code = address === null ? null : reasonAgainst(address);
  if (code === null) return null;
  const field = settingFields(kind).find(({ input }) => input === 'address' || input === 'server');
  return { code, field: `settings.${field?.name ?? ''}` };
}
