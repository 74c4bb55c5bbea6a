import type { SourceKind } from './kind.js';
import { contactOf } from './new-source.js';
import { withoutSecrets } from './setting-help.js';
import type { Source } from './source.js';
import type { ChangedSource } from './source-wish.js';

/** The secrets of one field that count at a time: the newest, and the one before until its platform knows the new one. */
const LIVE_SECRETS = 2;

/** The source with another name, basis or settings. A new secret stands before the one it replaces. */
export function changed(source: Source, kind: SourceKind | undefined, wish: ChangedSource): Source {
  const { own } = source;
  const given = wish.settings ?? own.settings;
  const { settings, secrets } = kind === undefined ? { settings: given, secrets: {} } : withoutSecrets(kind, given);
  const fresh = Object.entries(secrets).map(([field, secret]) => [
    field,
    [...new Set([secret, ...(own.secrets[field] ?? [])])].slice(0, LIVE_SECRETS),
  ]);
  return {
    ...source,
    basis: wish.basis ?? source.basis,
    contact: contactOf(settings),
    own: {
      ...own,
      name: wish.name ?? own.name,
      settings,
      secrets: { ...own.secrets, ...(Object.fromEntries(fresh) as Record<string, string[]>) },
      // Another address has other items.
      cursor: wish.settings === undefined ? own.cursor : null,
    },
  };
}
