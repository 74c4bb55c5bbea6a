import type { BusRecord } from '#libs/ports/bus.js';
import { readSaid, type Said } from './said.js';
import type { Engine } from './engine.js';

/** One thing to decide. */
export type Step =
  /** an input from the log */
  | { from: 'log'; id: string; said: Said }
  /** a record that is no input: kept as it is, waits for nobody */
  | { from: 'unreadable'; id: string; raw: string; because: string }
  /** the next contact of a job */
  | { from: 'job'; id: string; pool: string; job: string }
  /** the head of a parked line that is decided again */
  | { from: 'line'; id: string; pool: string; line: string };

export type LogStep = Extract<Step, { from: 'log' | 'unreadable' }>;

/** Thrown when the owner must not go on: the message says why and what to do. */
export class OwnerStopped extends Error {
  override readonly name = 'OwnerStopped';
}

/**
 * Reads the records that make up the next batch: at most `most`, at most the limit of bytes. An input that only a newer
 * release can decide ends the batch before it, and stops the owner when it comes first.
 */
export function readSteps(engine: Engine, partition: number, records: readonly BusRecord[], most: number): LogStep[] {
  const steps: LogStep[] = [];
  let bytes = 0;
  for (const { offset, value } of records) {
    bytes += value.length;
    if (steps.length > 0 && (steps.length >= most || bytes > engine.limits.bytes)) break;
    const step = readStep(engine, partition, `${partition}/${offset}`, value);
    if (typeof step !== 'string') steps.push(step);
    else if (steps.length > 0) break;
    else throw new OwnerStopped(step);
  }
  return steps;
}

function readStep(engine: Engine, partition: number, id: string, value: string): LogStep | string {
  const reading = readSaid(engine, value);
  if (reading.is === 'newer') return reading.sentence;
  if (reading.is === 'unreadable') return { from: 'unreadable', id, raw: value, because: reading.because };
  if (engine.platform.bus.partitionOf(reading.said.input.pool) === partition)
    return { from: 'log', id, said: reading.said };
  return { from: 'unreadable', id, raw: value, because: 'its pool lies in another partition' };
}
