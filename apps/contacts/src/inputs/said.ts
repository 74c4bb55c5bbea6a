import { z } from 'zod';
import { dutyDone } from '#libs/events/privacy.inputs.js';
import { parkedDiscard, parkedReplay, projectionsSwitch } from '#libs/events/pool.inputs.js';
import type { AnyDecider } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Concern, InputDefinition, InputEnvelope } from '#libs/kernel/input.js';
import type { Engine } from './engine.js';

/** An input as the owner holds it: read, but not yet decided. */
export interface Said {
  /** its JSON, as it would be parked */
  raw: string;
  input: InputEnvelope;
  definition: InputDefinition;
  /** null: the engine decides this kind itself (`ownKinds`) */
  decider: AnyDecider | null;
  /** the body, once its schema took it */
  data: unknown;
  /** why its schema did not */
  problem: Refusal | null;
  /** whom it concerns, by its own words; `pool` when its body cannot be read */
  concern: Concern;
  /** whether it tightens, and whether it loosens, as its kind says; neither when its body cannot be read */
  tightens: boolean;
  loosens: boolean;
}

/** What a record turned out to be. `unreadable`: no envelope. `newer`: one that only a newer release can decide. */
export type ReadInput =
  { is: 'said'; said: Said } | { is: 'unreadable'; because: string } | { is: 'newer'; sentence: string };

const envelopeSchema = z.object({
  id: z.string().min(1).max(400),
  pool: z.string().min(1).max(80),
  kind: z.string().min(1).max(80),
  version: z.int().positive(),
  at: z.number(),
  actor: z.string().min(1).max(120),
  origin: z.object({ id: z.string().min(1).max(200), n: z.int().positive() }).optional(),
  command: z.object({ key: z.string().min(1).max(200), body: z.string().max(200) }).optional(),
  ifMatch: z.int().nonnegative().optional(),
  data: z.unknown(),
});

/** The kinds that are about parked lines, duties and generations of documents: the engine's own business. */
const ownKinds = new Map<string, InputDefinition>(
  [parkedReplay, parkedDiscard, projectionsSwitch, dutyDone].map((input) => [
    input.kind,
    input as unknown as InputDefinition,
  ]),
);

/** Reads what was appended. */
export function readSaid(engine: Engine, raw: string): ReadInput {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return { is: 'unreadable', because: 'not JSON' };
  }
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return { is: 'unreadable', because: `envelope: ${sentenceOf(envelope.error).field}` };
  return understand(engine, raw, envelope.data);
}

/** Finds who decides a valid envelope, and parses its body. */
export function understand(engine: Engine, raw: string, input: InputEnvelope): ReadInput {
  const decider = engine.deciders.get(input.kind) ?? null;
  const definition: InputDefinition | undefined = decider?.input ?? ownKinds.get(input.kind);
  if (definition === undefined) {
    return {
      is: 'newer',
      sentence: `Input ${input.id} is of the kind "${input.kind}", which this release does not know: update Kith.`,
    };
  }
  if (input.version > definition.version) {
    const versions = `version ${input.version}, this release reads up to ${definition.version}`;
    return { is: 'newer', sentence: `Input ${input.id} is "${input.kind}" of ${versions}: update Kith.` };
  }
  const body = definition.schema.safeParse(input.data);
  const problem = body.success ? null : { refused: 'invalid-input', because: sentenceOf(body.error) };
  const traits = body.success ? traitsOf(definition, body.data) : unread;
  return { is: 'said', said: { raw, input, definition, decider, data: body.data, problem, ...traits } };
}

const unread = { concern: 'pool', tightens: false, loosens: false } as const;

function traitsOf(definition: InputDefinition, data: unknown): Pick<Said, 'concern' | 'tightens' | 'loosens'> {
  return {
    concern: definition.concerns(data),
    tightens: definition.tightens(data),
    loosens: definition.loosens(data),
  };
}

function sentenceOf(error: z.ZodError): { field: string; sentence: string } {
  const [issue] = error.issues;
  return { field: issue?.path.join('.') ?? '', sentence: issue?.message ?? 'not readable' };
}
