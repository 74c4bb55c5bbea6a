import type { Egress } from '#libs/ports/egress.js';
import type { Settings, SourceKind } from './kind.js';
import { settingFields } from './setting-help.js';

/** Why a source could not be asked at the address that its settings name, and the field with it; null: it may be tried. */
export function whyNever(
  kind: Pick<SourceKind, 'address' | 'plain' | 'settings'>,
  settings: Settings,
  reasonAgainst: Egress['whyNever'],
): { code: string; field: string } | null {
  const url = kind.address(settings);
  const code = url === null ? null : reasonAgainst({ url, plain: kind.plain ?? false });
  if (code === null) return null;
  const fields = settingFields(kind);
  const field = fields.find(({ input }) => input === 'address' || input === 'server') ?? fields[0];
  return { code, field: `settings.${field?.name ?? ''}` };
}
