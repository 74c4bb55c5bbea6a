import { hash } from 'node:crypto';
import type { Source } from './source.js';

/**
 * What of a source a member can change, in short, as an `ETag`. That it was asked, or heard, changes nothing of it; nor
 * does a new secret, which nobody can read.
 */
export function versionOf({ basis, own: { name, settings } }: Source): string {
  return `"${hash('sha256', JSON.stringify([name, basis, settings]), 'base64url').slice(0, 22)}"`;
}

/** Whether `changed` is made of something else than whoever asks for it has seen; not if nothing is left to change. */
export function isStale(seen: string | null, source: Source, changed: Source): boolean {
  const version = versionOf(source);
  return seen !== null && seen !== version && versionOf(changed) !== version;
}
