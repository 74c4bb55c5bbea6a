import type { EventMap } from '#libs/etiquette/fold-types.js';

/** What a document beside the card keeps of an event about a contact, so that it can part when the contact does. */
export interface SaidOf {
  seq: number;
  /** whom it was said of; of contacts who were one before, each of them has it as their own */
  subjects: string[];
}

/** What was said of two who are one now, each event once; of two tellings the first, with what it lacks from the other. */
export function together<T extends SaidOf>(all: readonly T[], both: (one: T, other: T) => T): T[] {
  const bySeq = new Map<number, T>();
  for (const one of all) {
    const known = bySeq.get(one.seq);
    const subjects = [...new Set([...(known?.subjects ?? []), ...one.subjects])];
    bySeq.set(one.seq, { ...(known === undefined ? one : both(known, one)), subjects });
  }
  return [...bySeq.values()];
}

/** What either side has when a merge is taken back: what was said of one of its own, and what counted for both. */
export function parted<T extends SaidOf>(
  all: readonly T[],
  { subject, data }: Pick<EventMap['contact.unmerged'], 'subject' | 'data'>,
): { left: T[]; apart: T[] } {
  const root = subject ?? '';
  const gone = new Set(data.parts ?? [root]);
  const both = new Set(data.both);
  const withSubjects = (one: T, subjects: string[]): T[] => (subjects.length === 0 ? [] : [{ ...one, subjects }]);
  return {
    left: all.flatMap((one) =>
      withSubjects(
        one,
        one.subjects.filter((contact) => !gone.has(contact)),
      ),
    ),
    apart: all.flatMap((one) => {
      const own = one.subjects.filter((contact) => gone.has(contact));
      return withSubjects(one, own.length === 0 && both.has(one.seq) ? [root] : own);
    }),
  };
}
