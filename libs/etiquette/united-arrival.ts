import type { ContactFacts } from './facts.js';

/** How the first of them came to us. */
export function obtainedOf(parts: readonly ContactFacts[]): Pick<ContactFacts, 'obtainedAt' | 'obtainedSeq'> {
  const [first] = [...parts].sort((a, b) => a.obtainedAt - b.obtainedAt || a.obtainedSeq - b.obtainedSeq);
  return { obtainedAt: first?.obtainedAt ?? 0, obtainedSeq: first?.obtainedSeq ?? 1 };
}
