import { pulledKinds } from '../connectors/registry.js';
import type { CallingKind } from './calling-kind.js';
import type { Nudges } from './nudges.js';

/** A platform that can be played, to try an address. */
export interface Callable extends Pick<Nudges, 'samples' | 'send'> {
  kind: string;
  /** false: nobody knows how it signs */
  signs: boolean;
}

/** Of every platform that calls: those whose deliveries say something, and those that only nudge. */
export function callable(calling: readonly CallingKind[]): Callable[] {
  const telling = calling.map(({ kind, samples, sign }): Callable => {
    const send: Callable['send'] = (body, secret, { id, now }) => {
      const raw = JSON.stringify(body);
      return { raw, headers: sign(raw, secret, id, now) };
    };
    return { kind, samples, signs: true, send };
  });
  const nudging = pulledKinds.flatMap(({ kind, nudges }): Callable[] => {
    if (nudges === undefined) return [];
    const { samples, send, signature } = nudges;
    return [{ kind, samples, send, signs: signature !== null }];
  });
  return [...telling, ...nudging];
}
