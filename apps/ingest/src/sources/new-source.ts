import { createHash } from 'node:crypto';
import { hasAddress, isAsked, type Settings, type SourceKind } from './kind.js';
import { withoutSecrets } from './setting-help.js';
import { noCounts, type Source } from './source.js';
import type { Asking, NewSource } from './source-wish.js';

const TOKEN_BYTES = 18;
const SECRET_BYTES = 32;

interface Begin extends Asking, NewSource {
  id: string;
  now: number;
  /** so many random bytes as text for addresses */
  random: (bytes: number) => string;
}

/**
 * A source on its first day: one that we ask is due at once, one whose platform calls has an address and, unless it is asked
 * or its platform makes it, a secret.
 */
export function newSource({ id, pool, member, kind, name, settings, basis, now, random }: Begin): Source {
  const parted = withoutSecrets(kind, settings);
  const calls = kind.way === 'calling';
  const made = calls && kind.secretFrom === undefined ? { secret: madeSecret(kind, random) } : {};
  const secrets = { ...made, ...parted.secrets };
  return {
    id,
    pool,
    kind: kind.kind,
    basis,
    contact: contactOf(settings),
    connectedBy: member,
    connectedAt: now,
    state: 'active',
    numbered: 0,
    nextRunAt: isAsked(kind, { own: parted }) ? now : null,
    lastRunAt: null,
    lastHeardAt: null,
    failures: 0,
    failingSince: null,
    problem: null,
    movedAt: null,
    runs: 0,
    learned: noCounts,
    own: {
      name,
      settings: parted.settings,
      secrets: Object.fromEntries(Object.entries(secrets).map(([field, secret]) => [field, [secret]])),
      token: hasAddress(kind) ? random(TOKEN_BYTES) : null,
      cursor: null,
      outgoing: null,
      unclear: [],
    },
  };
}

/** A secret that Kith makes; `random`: so many random bytes as base64url. */
export function madeSecret({ asSecret }: Pick<SourceKind, 'asSecret'>, random: (bytes: number) => string): string {
  const made = random(SECRET_BYTES);
  return asSecret === undefined ? made : asSecret(made);
}

/** Whom settings link a source to. */
export function contactOf({ contact }: Settings): string | null {
  return typeof contact === 'string' ? contact : null;
}

/** The same key of the same author is the same source. */
export function sourceIdOf({ pool, actor, key }: Asking): string {
  return `s_${createHash('sha256').update(`${pool}|${actor}|${key}`).digest('hex').slice(0, 20)}`;
}
