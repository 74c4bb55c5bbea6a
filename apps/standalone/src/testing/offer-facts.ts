const DAY = 86_400_000;

/** What a story wants to be said of an offer; the rest is as usual. */
export interface Wanted {
  kind?: string;
  events?: number[];
  member?: string;
  employer?: string | null;
  channel?: string | null;
  asked?: string | null;
  followUp?: boolean;
  verdicts?: object[];
  rulesVersion?: string;
}

const usual = {
  kind: 'talk',
  member: 'm_ada',
  channel: 'linkedin',
  asked: null,
  followUp: false,
  rulesVersion: '8',
  verdicts: [{ rule: 'cap', ok: true, because: {}, until: null }],
};

/** The facts of `outreach.suggested`, decided at `now`. */
export function offerFacts(now: number, wanted: Wanted & { suggestion: string; events: number[] }) {
  const { kind, events, ...said } = { ...usual, ...wanted };
  return {
    ...said,
    occasion: { kind, events, until: null, at: null, network: null, rhythm: null, lastExchangeAt: null },
    day: new Date(now).toISOString().slice(0, 10),
    hop: 0,
    expiresAt: now + 7 * DAY,
    reservedUntil: now + 14 * DAY,
    policyVersion: 1,
  };
}
