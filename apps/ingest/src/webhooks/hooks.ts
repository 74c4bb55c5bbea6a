import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';
import type { About, CallingKind } from './calling-kind.js';
import type { Deliveries } from './deliveries.js';
import type { Headers } from './signature.js';
import { verifySignature } from './verify-signature.js';

interface Parts {
  sources: Pick<SourceStore, 'byEndpoint'>;
  deliveries: Deliveries;
  documents: Documents;
  clock: Clock;
  kinds: readonly CallingKind[];
}

/** A request to an address of ours. */
export interface Call {
  kind: string;
  endpoint: string;
  headers: Headers;
  raw: Buffer;
}

/** `taken`: durable, also if it was a repeat or nobody understands it. `unsigned`: nothing of it was kept. */
export type Answer = 'taken' | 'unknown' | 'unsigned';

/** The door for platforms: who calls is known by an address that cannot be guessed and a signature over every byte. */
export class Hooks {
  constructor(private readonly parts: Parts) {}

  /** Rejects if the delivery could not be stored: then its platform sends it again. */
  async take({ kind: name, endpoint, headers, raw }: Call): Promise<Answer> {
    const { deliveries, clock, kinds } = this.parts;
    const kind = kinds.find((one) => one.kind === name);
    const source = await this.sourceAt(endpoint, name);
    if (kind === undefined || source === null) return 'unknown';
    const body = bodyOf(raw);
    const now = clock.now();
    const verified = verifySignature(kind.signature, { headers, raw, body }, secretsOf(source), now);
    if (!verified.ok) return 'unsigned';
    const reading = body === undefined ? noJson : kind.read(body, await this.about(source, now));
    await deliveries.accept(source, { raw, id: verified.id, reading, at: now });
    return 'taken';
  }

  private async sourceAt(endpoint: string, kind: string): Promise<Source | null> {
    const source = (await this.parts.sources.byEndpoint(endpoint))?.source;
    return source?.kind === kind && source.state !== 'removing' ? source : null;
  }

  private async about({ id, kind, basis, pool, own }: Source, receivedAt: number): Promise<About> {
    const [found] = await this.parts.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    const home = (found?.body as { home?: { country: string } } | undefined)?.home;
    return { source: { id, kind, basis }, settings: own.settings, country: home?.country ?? '', receivedAt };
  }
}

const noJson = { is: 'unknown', action: null, why: 'no-json' } as const;

function secretsOf({ own }: Source): string[] {
  return own.secrets['secret'] ?? [];
}

/** undefined: no JSON. Names that could reach into objects are read as any other: nothing is merged. */
function bodyOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
