import type { InputEnvelope } from '#libs/kernel/input.js';
import { OutsideWorld } from '#libs/kernel/errors.js';

/** bytes of an envelope's JSON; with its frame it fits into what a broker takes at once (1 MiB) */
const LARGEST_INPUT = 900_000;

/** The envelope as JSON, as every bus keeps it. Throws OutsideWorld `input-too-large`. */
export function writtenInput(input: InputEnvelope): string {
  const value = JSON.stringify(input);
  const bytes = Buffer.byteLength(value);
  if (bytes <= LARGEST_INPUT) return value;
  const text = `${input.kind} has ${String(Math.ceil(bytes / 1_000))} kB, more than the ${String(LARGEST_INPUT / 1_000)} kB that one input may have: send it in smaller parts.`;
  throw new OutsideWorld(text, false, 'input-too-large');
}
