import kafkajs from 'kafkajs';
import type { KafkaMessage } from 'kafkajs';
import { OutsideWorld } from '#libs/kernel/errors.js';

/** kafkajs is CommonJS; Node finds not all of its names by themselves. */
const { CompressionCodecs, CompressionTypes } = kafkajs;

const NAMES: Record<number, string> = {
  [CompressionTypes.Snappy]: 'snappy',
  [CompressionTypes.LZ4]: 'lz4',
  [CompressionTypes.ZSTD]: 'zstd',
};

/** More records than a batch of 1 MiB can hold in practice. */
const RECORDS = 50_000;

/**
 * kafkajs throws away a whole consumer, with all its partitions, at the first batch it cannot decompress. These codecs
 * decode such a batch into markers instead, so that only its partition waits, with a sentence, and nothing is skipped.
 */
export function failOnUnreadableBatches(): void {
  for (const type of Object.keys(NAMES).map(Number)) {
    const markers = markerRecords(type);
    (CompressionCodecs as Record<number, unknown>)[type] = () => ({
      compress: () => Promise.reject(new Error(`Kith never writes ${String(NAMES[type])}.`)),
      decompress: () => Promise.resolve(markers()),
    });
  }
}

/** How a message's batch was compressed if it could not be read, else null. */
export function unreadable({ attributes }: Pick<KafkaMessage, 'attributes'>): string | null {
  return NAMES[attributes] ?? null;
}

/** Where a reader stands. */
export interface RecordPlace {
  group: string;
  /** of the topic, on the brokers */
  name: string;
  partition: number;
  offset: number;
}

/** A record in a batch that was compressed in a way Kith does not read; retriable, for the batch or the position may change. */
export function compressed(place: RecordPlace, codec: string): OutsideWorld {
  return waits(place, `is compressed with ${codec}, which Kith does not read`, 'uncompressed');
}

export function tooLarge(place: RecordPlace, bytes: number): OutsideWorld {
  return waits(place, `has ${String(bytes)} bytes, more than one record may have`, 'in smaller parts');
}

function waits({ group, name, partition, offset }: RecordPlace, what: string, remedy: string): OutsideWorld {
  const text = `${group} waits: the record at ${String(offset)} of ${name}, partition ${String(partition)}, ${what}; write it again ${remedy} and move the position past it, as docs/operations.md says.`;
  return new OutsideWorld(text, true, 'record-unreadable');
}

/**
 * Records as they lie in a batch: attributes (the codec's number, 0 in real ones), no time, the largest offset there is
 * (so that none counts as read already), no key, no value, no headers. The batch takes as many as it says it holds.
 */
function markerRecords(type: number): () => Buffer {
  let markers: Buffer | undefined;
  const offsetDelta = [0xfe, 0xff, 0xff, 0xff, 0x0f];
  const content = [type, 0, ...offsetDelta, 1, 1, 0];
  const record = Buffer.from([content.length * 2, ...content]);
  return () => (markers ??= Buffer.alloc(record.length * RECORDS, record));
}
