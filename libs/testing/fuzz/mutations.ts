import type { Random } from '../random.js';

/** Files to begin from, and others whose pieces are put into them. */
export interface Seeds {
  own: readonly Buffer[];
  foreign: readonly Buffer[];
}

type Mutation = (bytes: Buffer, random: Random, seeds: Seeds) => Buffer;

/** Bytes that mean something to a reader of text, tables, cards or archives. */
const TELLING = Buffer.from('\0\t\n\r "\'#%,.:;<=>@[\\]{}|\x1a\x7f\x80\xa0\xc3\xef\xfe\xff', 'latin1');
const PIECES = [
  '"',
  '""',
  '\r\n',
  ' ::: ',
  'BEGIN:VCARD\r\n',
  'END:VCARD\r\n',
  '=3B=0D=0A=',
  '\r\n ',
  '#1',
  '\ufeff',
  '\u202e',
  '😀',
  '\u0000',
];
/** What is said over and over: also what a pattern may begin with, or end with, again and again. */
const UNITS = ['A', ' ', '"', 'é', ',x', ';a=b', '\n ', '=\n', '1', '""', '1:00', '/', '>', '-', '\t'] as const;
/** Rarely, and then beyond what one row, card or line may hold. */
const HUGE = 1_200_000;
/** Of what makes rows, so that a file holds some tens of thousands of them at most: more take their time and are no hang. */
const MANY = 60_000;

const mutations: readonly [Mutation, ...Mutation[]] = [
  flipped,
  cut,
  removed,
  repeated,
  spliced,
  withPieces,
  withTelling,
  recoded,
  lengthened,
];

/** A file that a seed makes of the fixtures: one to eight changes, each of a kind drawn anew. */
export function mutated(seeds: Seeds, random: Random): Buffer {
  let bytes = random.pick(seeds.own) ?? Buffer.alloc(0);
  for (let changes = random.between(1, 8); changes > 0; changes -= 1)
    bytes = random.one(mutations)(bytes, random, seeds);
  return bytes;
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length === 0) return copy;
  for (let flips = random.between(1, 12); flips > 0; flips -= 1) {
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  }
  return copy;
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

function removed(bytes: Buffer, random: Random): Buffer {
  const [from, to] = span(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function repeated(bytes: Buffer, random: Random): Buffer {
  const [from, to] = span(bytes, random);
  const times = random.chance(0.05) ? 300 : random.between(1, 4);
  const again = Array.from({ length: Math.min(times, Math.ceil(MANY / (to - from + 1))) }, () =>
    bytes.subarray(from, to),
  );
  return Buffer.concat([bytes.subarray(0, to), ...again, bytes.subarray(to)]);
}

function spliced(bytes: Buffer, random: Random, { foreign }: Seeds): Buffer {
  const other = random.pick(foreign) ?? bytes;
  const [from, to] = span(other, random);
  return inserted(bytes, random, other.subarray(from, to));
}

function withPieces(bytes: Buffer, random: Random): Buffer {
  return inserted(bytes, random, Buffer.from(random.pick(PIECES) ?? ''));
}

function withTelling(bytes: Buffer, random: Random): Buffer {
  const more = Array.from({ length: random.between(1, 6) }, () => TELLING[random.below(TELLING.length)] ?? 0);
  return inserted(bytes, random, Buffer.from(more));
}

/** As if saved in another encoding, with its mark or without, or read in the wrong one. */
function recoded(bytes: Buffer, random: Random): Buffer {
  if (bytes.length > HUGE) return bytes;
  const text = bytes.toString(random.chance(0.5) ? 'utf8' : 'latin1');
  const mark = random.chance(0.5) ? '\ufeff' : '';
  return Buffer.from(mark + text, random.one(['utf16le', 'utf8', 'latin1']));
}

function lengthened(bytes: Buffer, random: Random): Buffer {
  const isHuge = random.chance(0.02);
  const unit = random.one(UNITS);
  const length = isHuge ? (unit.includes('\n') ? MANY : HUGE) : random.between(1, 3000);
  return inserted(bytes, random, Buffer.from(unit.repeat(Math.ceil(length / unit.length))));
}

function inserted(bytes: Buffer, random: Random, more: Uint8Array): Buffer {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function span(bytes: Buffer, random: Random): [number, number] {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(Math.max(2, bytes.length / 2)))];
}
