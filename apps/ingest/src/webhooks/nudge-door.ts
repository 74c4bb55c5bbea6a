import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import { poolAtWork } from '#libs/transport/pools-here.js';
import type { PulledKind } from '../connectors/pulled-kind.js';
import { heardNudge } from '../sources/heard-nudge.js';
import { askAfterFirst } from '../sources/platform-people.js';
import type { Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';
import { bodyOf } from './body-of.js';
import { whyNotKept, type Answer, type Call } from './hooks.js';
import type { Nudges } from './nudges.js';
import { headerOf } from './signature.js';
import { verifySignature } from './verify-signature.js';

interface Parts {
  sources: SourceStore;
  documents: Documents;
  keys: Keys;
  clock: Clock;
  kinds: readonly PulledKind[];
  /** this source is to be asked soon */
  nudged: (source: Pick<Source, 'pool' | 'id'>) => void;
  /** somebody called whose signature does not fit */
  refused: (source: Pick<Source, 'pool' | 'id'>) => void;
}

interface Called {
  source: Source;
  kind: PulledKind;
  nudges: Nudges;
}

/** The door for platforms that only say that there is something new: what they say is not kept, that they said it is. */
export class NudgeDoor {
  constructor(private readonly parts: Parts) {}

  /** The header with which calls of this kind try an address; null: none does, or it is no kind that nudges. */
  echoes(name: string): string | null {
    return this.#kind(name)?.nudges?.echoes ?? null;
  }

  isFor(name: string): boolean {
    return this.#kind(name)?.nudges !== undefined;
  }

  /** Rejects if it could not be noted: then the platform says it again. */
  async take(call: Call): Promise<Answer> {
    const called = await this.#called(call);
    if (typeof called === 'string') return called;
    const { source, kind, nudges } = called;
    const refused = refusal(nudges, call, source, this.parts.clock.now());
    if (refused === 'unsigned') this.parts.refused(source);
    if (refused !== null || isTrial(nudges, call)) return refused ?? 'taken';
    await askAfterFirst(this.parts, source, { kind, ids: nudges.maybeGone(bodyOf(call.raw), call.headers) });
    await heardNudge({ ...this.parts, store: this.parts.sources }, source);
    this.parts.nudged(source);
    return 'taken';
  }

  async #called({ kind: name, endpoint }: Call): Promise<Called | Answer> {
    const { sources, documents } = this.parts;
    const kind = this.#kind(name);
    const source = (await sources.byEndpoint(endpoint))?.source;
    if (kind?.nudges === undefined || source?.kind !== name || source.state === 'removing') return 'unknown';
    const { is } = await poolAtWork({ documents }, source.pool);
    return is === 'here' ? { source, kind, nudges: kind.nudges } : is;
  }

  #kind(name: string): PulledKind | undefined {
    return this.parts.kinds.find(({ kind }) => kind === name);
  }
}

/** Why a call is no nudge; null for one that is, and for one that tries the address. */
function refusal(nudges: Nudges, call: Call, source: Source, now: number): Answer | null {
  if (nudges.signature === null || isTrial(nudges, call)) return null;
  const secrets = source.own.secrets['secret'] ?? [];
  if (secrets.length === 0) return 'secretless';
  const { headers, raw } = call;
  const verified = verifySignature(nudges.signature, { headers, raw, body: bodyOf(raw) }, secrets, now);
  return verified.ok ? null : whyNotKept(verified);
}

function isTrial({ echoes }: Nudges, { headers }: Call): boolean {
  return echoes !== undefined && headerOf(headers, echoes) !== null;
}
