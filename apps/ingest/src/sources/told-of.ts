import type { SourcePauseReason } from '#libs/events/words.js';
import type { SourceKind } from './kind.js';
import type { Source } from './source.js';

/** What the pool is told of a source: never its settings but for its address, never a secret. */
export function toldOf({ id, basis, contact, own }: Source, kind: Pick<SourceKind, 'address'> | undefined): object {
  return { source: id, name: own.name, address: kind?.address(own.settings) ?? null, basis, contact };
}

/** That it is another now; unless it `rests`, a pause ends with it. */
export function saidChanged(source: Source, kind: Pick<SourceKind, 'address'> | undefined, rests = false) {
  return { kind: 'source.change', data: { ...toldOf(source, kind), rests } };
}

export const saidPaused = (source: string, reason: SourcePauseReason) => ({
  kind: 'source.pause',
  data: { source, reason },
});
