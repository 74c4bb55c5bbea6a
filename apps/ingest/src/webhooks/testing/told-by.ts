import { inputOf } from '#libs/events/inputs.js';
import type { About, CallingKind, Delivered } from '../calling-kind.js';

/** When deliveries of specs come in, ms. */
export const RECEIVED = Date.UTC(2026, 2, 10, 8);

/** A source of this kind, whose account is called `werft`. */
export function aboutSource(kind: string, settings: Record<string, string> = {}): About {
  return {
    source: { id: 's_1', kind, basis: 'own-relation' },
    settings: { account: 'werft', ...settings },
    country: 'DE',
    receivedAt: RECEIVED,
  };
}

interface Input {
  kind: string;
  data: Record<string, unknown>;
}

/** What a delivery tells: kind and body of each input, of which the schema has taken every one. */
export function toldBy(read: CallingKind['read'], body: unknown, about: About): Input[] {
  const reading: Delivered = read(body, about, {});
  if (reading.is !== 'told') throw new Error(`This is ${reading.is}.`);
  for (const { kind, data } of reading.inputs) {
    const refused = inputOf(kind)?.schema.safeParse(data).error;
    if (refused !== undefined) throw refused;
  }
  return reading.inputs as Input[];
}
