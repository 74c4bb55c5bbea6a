import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { BusRecord } from '#libs/ports/bus.js';
import type { NumberedEvent } from '#libs/ports/event-log.js';
import { writtenInput } from '../written-input.js';

/** A record on its way out. */
export interface Outgoing {
  topic: string;
  partition: number;
  /** The pool, for tools that look at the topic; it does not choose the partition. */
  key: string;
  value: string;
  headers: Record<string, string>;
}

export function inputRecord(topic: string, partition: number, input: InputEnvelope): Outgoing {
  return { topic, partition, key: input.pool, value: writtenInput(input), headers: { id: input.id } };
}

export function eventRecord(topic: string, partition: number, { n, id, value }: NumberedEvent): Outgoing {
  const key = id.slice(0, id.indexOf('/'));
  return { topic, partition, key, value, headers: { id, n: String(n) } };
}

/** What lies at an offset; a record that is not ours has no id and is named by its place. */
export function busRecord(place: string, { offset, value, headers }: KafkaMessage): BusRecord {
  return { offset: Number(offset), id: headerOf(headers, 'id') ?? `${place}/${offset}`, value: textOf(value) };
}

/** The event and its number, or null if the platform did not write it. */
export function numberedEvent({ value, headers }: KafkaMessage): NumberedEvent | null {
  const [n, id] = [headerOf(headers, 'n'), headerOf(headers, 'id')];
  return n === null || id === null || !/^\d+$/.test(n) ? null : { n: Number(n), id, value: textOf(value) };
}

function headerOf(headers: IHeaders | undefined, name: string): string | null {
  const value = headers?.[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first?.toString() ?? null;
}

function textOf(value: Buffer | null): string {
  return value?.toString('utf8') ?? '';
}
