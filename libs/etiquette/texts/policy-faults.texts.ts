import type { PolicyFault } from '#libs/events/policy-faults.js';

type Words = Record<PolicyFault['reason'], (field: string, limit: string, against: string) => string>;

const en: Words = {
  'too-much': (field, limit) => `${field} may be ${limit} at most.`,
  'too-little': (field, limit) => `${field} must be ${limit} at least.`,
  unknown: (field) => `${field} is not known: check how it is written.`,
  'not-valid': (field) => `${field} is missing, or is no number it could be.`,
  contradicts: (field, limit, against) => `${field} may not be more than ${against}, which is ${limit}.`,
  looser: (field, limit) => `${field} may only tighten, and for everybody it is ${limit} already.`,
};

const de: Words = {
  'too-much': (field, limit) => `${field} darf höchstens ${limit} sein.`,
  'too-little': (field, limit) => `${field} muss mindestens ${limit} sein.`,
  unknown: (field) => `${field} ist nicht bekannt: sieh nach, wie es geschrieben wird.`,
  'not-valid': (field) => `${field} fehlt oder ist keine Zahl, die hier sein kann.`,
  contradicts: (field, limit, against) => `${field} darf nicht mehr sein als ${against}, und das ist ${limit}.`,
  looser: (field, limit) => `${field} darf nur strenger werden, und für alle gilt schon ${limit}.`,
};

/** What is wrong with numbers that somebody wanted to set, a sentence each. */
export function faultsEn(faults: unknown): string {
  return told(faults, en) || 'these numbers cannot be.';
}

export function faultsDe(faults: unknown): string {
  return told(faults, de) || 'so können die Zahlen nicht sein.';
}

function told(faults: unknown, words: Words): string {
  const all = Array.isArray(faults) ? (faults as PolicyFault[]) : [];
  return all
    .map(({ reason, field, limit, against }) => words[reason](field, String(limit ?? '…'), against ?? '…'))
    .join(' ');
}
