import { isDeepStrictEqual } from 'node:util';
import { hasAddress, type Settings, type SourceKind } from './kind.js';
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
      ...(wish.settings === undefined ? {} : beginning(own, kind, settings)),
    },
  };
}

/**
 * Another address has other items, and access of its own. Of a platform that we ask, and that has a new secret for
 * calling, what it was asked for stays asked.
 */
function beginning(
  own: SealedPart,
  kind: SourceKind | undefined,
  settings: Settings,
): Pick<SealedPart, 'access' | 'cursor'> {
  const same = kind?.nudges !== undefined && isDeepStrictEqual(settings, own.settings);
  return { access: null, cursor: same ? own.cursor : null };
}

/** Those that the settings name and no other. Of a platform that calls us a new one stands before the one it replaces. */
function secretsOf({ secrets }: SealedPart, kind: SourceKind | undefined, wish: ChangedSource): SealedPart['secrets'] {
  if (kind === undefined || wish.settings === undefined) return secrets;
  const given = Object.entries(withoutSecrets(kind, wish.settings).secrets);
  const before = (field: string) => (hasAddress(kind) && field === 'secret' ? (secrets[field] ?? []) : []);
  return Object.fromEntries(
    given.map(([field, secret]) => [field, [...new Set([secret, ...before(field)])].slice(0, LIVE_SECRETS)]),
  );
}
