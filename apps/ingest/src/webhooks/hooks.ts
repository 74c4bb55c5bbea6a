import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { poolAtWork } from '#libs/transport/pools-here.js';
import { Together } from '#libs/transport/together.js';
import type { Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';
import type { Received } from './accept.js';
import { bodyOf } from './body-of.js';
import type { About, CallingKind } from './calling-kind.js';
import type { DeliveryStore } from './delivery-store.js';
import { isNameSigned, type Headers } from './signature.js';
import { understood } from './understood.js';
import { verifySignature, type Verified } from './verify-signature.js';

interface Parts {
  sources: Pick<SourceStore, 'byEndpoint'>;
  store: Pick<DeliveryStore, 'accept'>;
  documents: Documents;
  clock: Clock;
  kinds: readonly CallingKind[];
  /** something of this source was stored */
  accepted: (source: Pick<Source, 'pool' | 'id'>) => void;
  /** somebody called whose signature does not fit */
  refused: (source: Pick<Source, 'pool' | 'id'>) => void;
}

/** A request to an address of ours. */
export interface Call {
  kind: string;
  endpoint: string;
  headers: Headers;
  raw: Buffer;
}

/**
 * `taken`: durable, also if it was a repeat or nobody understands it. `unsigned`: nothing of it was kept. `untimely`:
 * nor of this, which was signed well, but at another time than now. `secretless`: nor of this, since nobody has given the source its secret yet. `moved`, `arriving`: its pool is elsewhere, or not whole
 * here yet; whoever calls has to say it again.
 */
export type Answer = 'taken' | 'unknown' | 'unsigned' | 'untimely' | 'secretless' | 'moved' | 'arriving';

/** What is called: looked up once for all who call it at the same time. */
interface Called {
  kind: CallingKind;
  source: Source;
  about: About;
}

/** So many deliveries share one look at their source and one write at most. */
const TOGETHER = 100;

/** The door for platforms: who calls is known by an address that cannot be guessed and a signature over every byte. */
export class Hooks {
  readonly #together = new Together((calls: readonly Call[]) => this.#answer(calls), TOGETHER);

  constructor(private readonly parts: Parts) {}

  /** Rejects if the delivery could not be stored: then its platform sends it again. */
  take(call: Call): Promise<Answer> {
    return this.#together.add(`${call.kind}/${call.endpoint}`, call);
  }

  /** Deliveries at one address that came while earlier ones were being written. */
  async #answer(calls: readonly Call[]): Promise<Answer[]> {
    const [first] = calls;
    const called = first === undefined ? 'unknown' : await this.#called(first);
    if (typeof called === 'string') return calls.map(() => called);
    const heard = calls.map((call) => received(call, called));
    for (const one of heard) if (one === 'unsigned') this.parts.refused(called.source);
    const signed = heard.filter((one) => typeof one !== 'string');
    const taken = signed.length === 0 ? 'taken' : await this.#store(called.source, signed);
    return heard.map((one) => (typeof one === 'string' ? one : taken));
  }

  /** A pool may have left while it was being written: what came too late for its package is no delivery taken. */
  async #store(source: Source, signed: readonly Received[]): Promise<Answer> {
    const { store, accepted } = this.parts;
    await store.accept(source, signed);
    const { is } = await poolAtWork(this.parts, source.pool);
    if (is !== 'here') return is;
    accepted(source);
    return 'taken';
  }

  async #called({ kind: name, endpoint }: Call): Promise<Called | Answer> {
    const kind = this.parts.kinds.find((one) => one.kind === name);
    const source = (await this.parts.sources.byEndpoint(endpoint))?.source;
    if (kind === undefined || source?.kind !== name || source.state === 'removing') return 'unknown';
    const { is, country } = await poolAtWork(this.parts, source.pool);
    if (is !== 'here') return is;
    const { id, basis, own } = source;
    const receivedAt = this.parts.clock.now();
    const about = { source: { id, kind: name, basis }, settings: own.settings, country, receivedAt };
    return { kind, source, about };
  }
}

const noJson = { is: 'unknown', action: null, why: 'no-json' } as const;

/** What was delivered, or the answer to what is not kept: nobody signed it who may, or nobody can have signed it yet. */
function received({ headers, raw }: Call, { kind, source, about }: Called): Received | Answer {
  const body = bodyOf(raw);
  const at = about.receivedAt;
  const secrets = source.own.secrets['secret'] ?? [];
  if (secrets.length === 0) return kind.isTrial?.(body) === true ? 'taken' : 'secretless';
  const verified = verifySignature(kind.signature, { headers, raw, body }, secrets, at);
  if (!verified.ok) return whyNotKept(verified);
  const reading = body === undefined ? noJson : understood(kind.read(body, about, headers));
  const signed = isNameSigned(kind.signature);
  return {
    raw,
    id: verified.id,
    signed,
    reading,
    at,
    tellsApart: kind.tellsApart ?? false,
    person: personOf(kind, body),
  };
}

/** A signature that fits says of a wrong time that a clock goes wrong: another secret would not help. */
export function whyNotKept({ why }: Extract<Verified, { ok: false }>): 'unsigned' | 'untimely' {
  return why === 'too-old' ? 'untimely' : 'unsigned';
}

function personOf({ people }: CallingKind, body: unknown): NonNullable<Received['person']> | null {
  return people === undefined ? null : { scheme: people.scheme, askedBy: people.askedBy(body) };
}
