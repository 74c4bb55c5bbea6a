import { isDeepStrictEqual } from 'node:util';
import { hasAddress, isAsked, isSamePlace, type Settings, type SourceKind } from './kind.js';
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
    unsigned: wish.settings === undefined ? (source.unsigned ?? null) : null,
    own: {
      ...own,
      name: wish.name ?? own.name,
      settings,
      secrets: secretsOf(own, kind, wish),
      ...(wish.settings === undefined ? {} : beginning(own, kind, settings)),
    },
  };
}

const NOTHING_IN_ITS_WAY = { failures: 0, failingSince: null, problem: null, untold: null } as const;

/** The source at work, whatever stood in its way before: asked at once where it is asked. `now` in ms. */
export function setToWork(source: Source, kind: SourceKind | undefined, now: number): Source {
  const nextRunAt = isAsked(kind, source) ? now : null;
  return { ...source, ...NOTHING_IN_ITS_WAY, state: 'active', letThrough: null, nextRunAt };
}

/** The same for other settings; one that a member paused stays so, and nothing is said of the settings before. */
export function begunAnew(source: Source, kind: SourceKind | undefined, now: number): Source {
  return source.state === 'paused' ? { ...source, ...NOTHING_IN_ITS_WAY } : setToWork(source, kind, now);
}

/**
 * Another address has other items, and access of its own. Of a platform that we ask, and that has a new secret for
 * calling, what it was asked for stays asked; so does what its kind says could not be asked for again.
 */
function beginning(
  own: SealedPart,
  kind: SourceKind | undefined,
  settings: Settings,
): Pick<SealedPart, 'access' | 'cursor'> {
  const same = kind?.nudges !== undefined && isDeepStrictEqual(settings, own.settings);
  const goesOn = kind?.goesOn?.(own.settings, settings) ?? same;
  return { access: null, cursor: goesOn ? own.cursor : null };
}

/**
 * Those that the settings name and no other. Of a platform that calls us a new one stands before the one it replaces. One
 * that nobody gave is as it is now: it may have been renewed since the wish was made.
 */
function secretsOf(own: SealedPart, kind: SourceKind | undefined, wish: ChangedSource): SealedPart['secrets'] {
  const { secrets } = own;
  if (kind === undefined || wish.settings === undefined) return secrets;
  const { settings, secrets: given } = withoutSecrets(kind, wish.settings);
  const kept = new Set(isSamePlace(kind, settings, own.settings) ? wish.kept : []);
  const before = (field: string) => (hasAddress(kind) && field === 'secret' ? (secrets[field] ?? []) : []);
  const after = (field: string, secret: string) =>
    (kept.has(field) ? secrets[field] : undefined) ?? [...new Set([secret, ...before(field)])].slice(0, LIVE_SECRETS);
  return Object.fromEntries(Object.entries(given).map(([field, secret]) => [field, after(field, secret)]));
}
