import type { SourceKind } from './kind.js';
import { contactOf } from './new-source.js';
import { withoutSecrets } from './setting-help.js';
import type { SealedPart, Source } from './source.js';
import type { ChangedSource } from './source-wish.js';

/** The secrets of one field that count at a time: the newest, and the one before until its platform knows the new one. */
const LIVE_SECRETS = 2;

/** The source with another name, basis or settings. */
export function changed(source: Source, kind: SourceKind | undefined, wish: ChangedSource): Source {
  const { own } = source;
  const given = wish.settings ?? own.settings;
  const settings = kind === undefined ? given : withoutSecrets(kind, given).settings;
  return {
    ...source,
    basis: wish.basis ?? source.basis,
    contact: contactOf(settings),
    own: {
      ...own,
      name: wish.name ?? own.name,
      settings,
      secrets: secretsOf(own, kind, wish),
      // Another address has other items.
      cursor: wish.settings === undefined ? own.cursor : null,
    },
  };
}

/** Those that the settings name and no other. Of a platform that calls us a new one stands before the one it replaces. */
function secretsOf({ secrets }: SealedPart, kind: SourceKind | undefined, wish: ChangedSource): SealedPart['secrets'] {
  if (kind === undefined || wish.settings === undefined) return secrets;
  const given = Object.entries(withoutSecrets(kind, wish.settings).secrets);
  const before = (field: string) => (kind.way === 'calling' ? (secrets[field] ?? []) : []);
  return Object.fromEntries(
    given.map(([field, secret]) => [field, [...new Set([secret, ...before(field)])].slice(0, LIVE_SECRETS)]),
  );
}
