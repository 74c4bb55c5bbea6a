import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { CallingKind, Delivered } from '../../../apps/ingest/src/webhooks/calling-kind.js';
import { callingKinds } from '../../../apps/ingest/src/webhooks/registry.js';
import { bodyOf } from '../../../apps/ingest/src/webhooks/body-of.js';
import { understood } from '../../../apps/ingest/src/webhooks/understood.js';
import { verifySignature } from '../../../apps/ingest/src/webhooks/verify-signature.js';
import { Random } from '../random.js';
import { brokenText } from './broken-json.js';
import { mutated } from './mutations.js';
import { noOutcome, whatOf, type Outcome } from './outcome.js';

const NOW = Date.UTC(2026, 2, 10, 8);
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const LONGEST = 1_000_000;

/** What deliveries of a platform are broken from: its own samples, and those of every other. */
export interface DeliverySeeds {
  own: readonly object[];
  foreign: readonly object[];
}

export function deliverySeedsOf(kind: CallingKind): DeliverySeeds {
  const samplesOf = ({ samples }: CallingKind) => Object.values(samples).map((sample) => sample(NOW));
  return { own: samplesOf(kind), foreign: callingKinds.filter((one) => one !== kind).flatMap(samplesOf) };
}

/** Makes delivery number `n` of a seed, broken as text or as JSON, and verifies and reads it as the door would. */
export function readDelivery(kind: CallingKind, seeds: DeliverySeeds, seed: string, n: number): Outcome {
  const random = new Random(`${seed}/${kind.kind}/${String(n)}`);
  const raw = brokenDelivery(seeds, random);
  try {
    return outcomeOf(kind, raw, random);
  } catch (error) {
    return { ...noOutcome(), fault: whatOf(error) };
  }
}

/** No longer than what the door takes. */
function brokenDelivery({ own, foreign }: DeliverySeeds, random: Random): Buffer {
  const json = random.pick(own) ?? {};
  if (random.chance(0.7)) return Buffer.from(brokenText(json, foreign, random));
  const bytes = (list: readonly object[]) => list.map((one) => Buffer.from(JSON.stringify(one)));
  return mutated({ own: bytes([json]), foreign: bytes(foreign) }, random).subarray(0, LONGEST);
}

function outcomeOf(kind: CallingKind, raw: Buffer, random: Random): Outcome {
  const body = bodyOf(raw);
  const headers = kind.sign(raw.toString('utf8'), SECRET, 'd-1');
  const other = kind.sign('{"another":"body"}', SECRET, 'd-1');
  const forged = verifySignature(kind.signature, { headers: other, raw, body }, [SECRET], Date.now());
  if (forged.ok) return { ...noOutcome(), fault: 'a signature of another body was good' };
  if (body === undefined) return { ...noOutcome(), refused: true };
  kind.isTrial?.(body);
  const about = {
    source: { id: 's_1', kind: kind.kind, basis: 'own-relation' as const },
    settings: random.chance(0.5) ? { account: 'werft', hired: 'Hired, Interview', ended: 'Applied' } : {},
    ...{ country: 'DE', receivedAt: NOW },
  };
  const reading = understood(kind.read(body, about, headers));
  const rows = reading.is === 'told' ? reading.inputs.length : 0;
  return { ...noOutcome(), refused: reading.is === 'unknown', rows, fault: faultOf(reading) };
}

/** Whoever it is about has a name that is found again when they are to be forgotten; its time is one. */
function faultOf(reading: Delivered): string | null {
  if (reading.is !== 'told') return (reading.action?.length ?? 0) <= 200 ? null : 'an action without end';
  if (!Number.isSafeInteger(reading.at)) return `the time ${String(reading.at)}`;
  const odd = reading.people.find(({ scheme, value }) => 'refused' in normaliseIdentity(scheme, value));
  return odd === undefined || reading.inputs.length === 0 ? null : `nobody is called ${odd.scheme}:${odd.value}`;
}
