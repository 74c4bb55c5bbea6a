import type { Verdict } from '#libs/events/words.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Allowance } from '../allowance.js';
import type { Warning } from '../warnings.js';
import { de } from './de.js';
import { en } from './en.js';
import { formatFor, type Format, type Language, type Reading } from './format.js';
import type { OccasionPart, Texts } from './parts.js';

/** One thing to be said, in codes, with the events it rests on. */
export type Part =
  | OccasionPart
  | { part: 'allowance'; allowance: Allowance; events: number[] }
  | { part: 'verdict'; verdict: Verdict }
  | { part: 'warning'; warning: Warning }
  | { part: 'refusal'; refusal: Refusal };

/** A sentence for people and the seqs of the events it rests on. */
export interface Told {
  text: string;
  seqs: number[];
}

const texts: Record<Language, Texts> = { en, de };

/** Says a part in a language. Pure: the same part, the same sentence. */
export function explain(part: Part, reading: Reading): Told {
  const words = texts[reading.language];
  const format = formatFor(reading);
  return { text: textOf(part, words, format), seqs: [...new Set(seqsOf(part))].sort((a, b) => a - b) };
}

function textOf(part: Part, words: Texts, format: Format): string {
  switch (part.part) {
    case 'occasion':
      return part.followUp ? words.followUp(part, format) : words.occasions[part.kind](part, format);
    case 'allowance':
      return words.allowance(part.allowance, format);
    case 'verdict':
      return verdictText(part.verdict, words, format);
    case 'warning':
      return words.warnings[part.warning.code](part.warning, format);
    case 'refusal':
      return refusalText(part.refusal, words, format);
  }
}

function refusalText(refusal: Refusal, words: Texts, format: Format): string {
  const against = verdictsOf(refusal).map((verdict) => verdictText(verdict, words, format));
  return (words.refusals[refusal.refused] ?? words.unknownRefusal)(refusal, format, against);
}

function verdictText({ rule, ok, because, until }: Verdict, words: Texts, format: Format): string {
  const code = `${rule}/${String(because['code'])}`;
  const known = words.verdicts as Readonly<Record<string, Texts['unknownVerdict'] | undefined>>;
  return (known[code] ?? words.unknownVerdict)({ ...because, rule, ok, until }, format);
}

function seqsOf(part: Part): number[] {
  switch (part.part) {
    case 'occasion':
    case 'allowance':
      return part.events;
    case 'warning':
      return part.warning.events;
    case 'verdict':
      return verdictSeqs(part.verdict);
    case 'refusal':
      return verdictsOf(part.refusal).flatMap(verdictSeqs);
  }
}

function verdictSeqs({ because }: Verdict): number[] {
  const { seqs } = because;
  return typeof seqs === 'string' && seqs !== '' ? seqs.split(',').map(Number) : [];
}

function verdictsOf({ because }: Refusal): Verdict[] {
  const verdicts = because?.['verdicts'];
  return Array.isArray(verdicts) ? (verdicts as Verdict[]) : [];
}
