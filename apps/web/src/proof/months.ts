const SHOWN = 24;

/** This month and those before it, as `2026-03`, by UTC as the server counts them. */
export function monthsBack(now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: SHOWN }, (_, back) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
