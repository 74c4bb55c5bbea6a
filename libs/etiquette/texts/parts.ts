import type { AskedFor, Network, OccasionKind, Rhythm } from '#libs/events/words.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Allowance } from '../allowance.js';
import type { VerdictCode } from '../verdict-codes.js';
import type { Warning, WarningCode } from '../warnings.js';
import type { Format } from './format.js';

/** An occasion with everything its sentence needs; `occasionPart` makes it from the facts. */
export interface OccasionPart {
  part: 'occasion';
  kind: OccasionKind;
  /** the seqs it rests on */
  events: number[];
  followUp: boolean;
  /** when it happened, ms */
  at: number | null;
  network: Network | null;
  rhythm: Rhythm | null;
  asked: AskedFor | null;
  /** the last exchange, ms */
  lastExchangeAt: number | null;
  /** personal evidence: a talk's title, a position, the reason of a follow-up */
  title: string | null;
  employer: string | null;
}

/** What a verdict's sentence may say: its `because`, with rule, outcome and end. */
export type VerdictValues = Readonly<Record<string, string | number | boolean | null>>;

/** A sentence for a refusal: what is wrong, and what to do; `against`: the sentences of the verdicts it holds. */
export type RefusalText = (refusal: Refusal, format: Format, against: string[]) => string;

/** Everything that is said in one language. */
export interface Texts {
  occasions: Readonly<Record<OccasionKind, (part: OccasionPart, format: Format) => string>>;
  followUp: (part: OccasionPart, format: Format) => string;
  allowance: (allowance: Allowance, format: Format) => string;
  verdicts: Readonly<Record<VerdictCode, (values: VerdictValues, format: Format) => string>>;
  unknownVerdict: (values: VerdictValues, format: Format) => string;
  warnings: Readonly<Record<WarningCode, (warning: Warning, format: Format) => string>>;
  refusals: Readonly<Record<string, RefusalText | undefined>>;
  unknownRefusal: RefusalText;
}
