import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { fieldOf, headerOf, type Place, type SignatureScheme, type SignedDelivery } from './signature.js';

/** `id`: the platform's name for the delivery, null where it gives none. */
export type Verified = { ok: true; id: string | null } | { ok: false; why: 'unsigned' | 'mismatch' | 'too-old' };

/** More signatures than a rotation of keys explains are not looked at. */
const MOST_SIGNATURES = 16;

/**
 * Whether one of the live secrets signed this delivery, as its scheme describes, and lately enough where the scheme says
 * when. Compares in constant time, every signature with every key, whatever was found before. `now` in ms.
 */
export function verifySignature(
  scheme: SignatureScheme,
  delivery: SignedDelivery,
  secrets: readonly string[],
  now: number,
): Verified {
  const given = signaturesIn(scheme, delivery)
    .slice(0, MOST_SIGNATURES)
    .flatMap((text) => decoded(text, scheme.encoding));
  if (given.length === 0) return { ok: false, why: 'unsigned' };
  const texts = scheme.signed.flatMap((parts) => signedText(parts, delivery));
  const expected = secrets.flatMap((secret) =>
    keysOf(secret, scheme.key).flatMap((key) => texts.map((text) => hmac(key, text))),
  );
  const matches = given.flatMap((one) => expected.map((other) => same(one, other))).filter(Boolean).length;
  if (matches === 0) return { ok: false, why: 'mismatch' };
  if (!isTimely(scheme, delivery, now)) return { ok: false, why: 'too-old' };
  return { ok: true, id: nameOf(scheme, delivery) };
}

function nameOf({ id }: SignatureScheme, delivery: SignedDelivery): string | null {
  const names = id.map((pieces) => pieces.map((place) => textAt(place, delivery) ?? ''));
  return names.find((pieces) => pieces.every((piece) => piece !== ''))?.join(' ') ?? null;
}

function signaturesIn({ place, separator, prefix }: SignatureScheme, delivery: SignedDelivery): string[] {
  const whole = textAt(place, delivery) ?? '';
  const parts = (separator === null ? [whole] : whole.split(separator)).map((part) => part.trim());
  const signatures = parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length).trim());
  return signatures.filter((text) => text !== '');
}

function textAt(place: Place, { headers, body }: SignedDelivery): string | null {
  return place.in === 'header' ? headerOf(headers, place.name) : fieldOf(body, place.path);
}

/** What a text may stand for: hex is read only where it is whole, since decoding would silently cut it short. */
function decoded(text: string, encoding: SignatureScheme['encoding']): Buffer[] {
  const hex = /^(?:[\da-f]{2})+$/i.test(text) ? [Buffer.from(text, 'hex')] : [];
  if (encoding === 'hex') return hex;
  const base64 = [Buffer.from(text, encoding === 'any' ? 'base64' : encoding)].filter(({ length }) => length > 0);
  return encoding === 'any' ? [...hex, ...base64] : base64;
}

/** None where a piece cannot be made: nobody has signed that. */
function signedText(parts: SignatureScheme['signed'][number], delivery: SignedDelivery): Buffer[] {
  const pieces = parts.map((part) => bytesOf(part, delivery)).filter((bytes) => bytes !== null);
  return pieces.length === parts.length ? [Buffer.concat(pieces)] : [];
}

function bytesOf(
  part: SignatureScheme['signed'][number][number],
  { raw, body, headers }: SignedDelivery,
): Buffer | null {
  switch (part.part) {
    case 'raw':
      return raw;
    case 'compact':
      return compactOf(body);
    case 'header':
      return Buffer.from(headerOf(headers, part.name) ?? '');
    case 'field':
      return Buffer.from(fieldOf(body, part.path) ?? '');
    case 'text':
      return Buffer.from(part.text);
  }
}

/** null: it is nested deeper than it can be written anew, as anybody may send it who has the address. */
function compactOf(body: unknown): Buffer | null {
  try {
    return Buffer.from(body === undefined ? '' : JSON.stringify(body));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A text stays one: as bytes it would cost four times as much at every delivery. */
function keysOf(secret: string, form: SignatureScheme['key']): (string | Buffer)[] {
  if (form === 'text') return [secret];
  if (form === 'texts') return secret.split(/\s+/).filter((text) => text !== '');
  return [Buffer.from(secret.replace(/^whsec_/, ''), 'base64')];
}

function hmac(key: string | Buffer, text: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Hashed first: two of different length are compared in the same time, and compared at all. */
function same(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');

function isTimely({ timestamp }: SignatureScheme, delivery: SignedDelivery, now: number): boolean {
  if (timestamp === null) return true;
  const { from, unit, toleranceMs } = timestamp;
  const text = textAt(from, delivery);
  if (text === null || !/^\d{1,16}$/.test(text.trim())) return false;
  const at = Number(text) * (unit === 'seconds' ? 1000 : 1);
  return Math.abs(now - at) <= toleranceMs;
}
