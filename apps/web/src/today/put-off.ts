/** Ways to say "not now". */
export const putOffs = ['tomorrow', 'nextWeek', 'nextMonth'] as const;
export type PutOff = (typeof putOffs)[number];

const days: Record<PutOff, number> = { tomorrow: 1, nextWeek: 7, nextMonth: 30 };

/** The start of that morning, 6 o'clock where the reader is, as RFC 3339. */
export function dateOf(putOff: PutOff, now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days[putOff], 6).toISOString();
}
