import type { Random } from '../random.js';

/** What the workload needs to know to speak as a job platform does. */
interface Speaking {
  random: Random;
  now: number;
  /** names by which the platform knows people of the pool */
  identities: object[];
  text: () => string;
}

const DAY = 86_400_000;

/** An application in some state, mostly one of a few, so that states repeat, come late, and overtake each other. */
export function applicationSaid({ random, now, identities, text }: Speaking): object {
  const is = random.one(['active', 'active', 'active', 'hired', 'ended'] as const);
  const at = now - random.below(200) * DAY;
  return {
    ...told(at, identities),
    sourceId: `sim/${random.below(3)}`,
    state: `${is} ${random.below(5)}`,
    now: stateSaid(is, { random, text }),
    appliedAt: random.chance(0.5) ? at - 20 * DAY : null,
    interviewed: random.chance(0.5),
    recruiter: random.chance(0.3) ? 'recruiter@kith.example' : null,
    job: text(),
    stage: null,
    url: null,
  };
}

export function forgottenSaid({ random, now, identities }: Speaking): object {
  const applications = random.chance(0.5) ? [`sim/${random.below(3)}`] : null;
  return { ...told(now, identities), as: applications === null ? 'anonymised' : 'deleted', applications };
}

export function unwelcomeSaid({ random, now, identities }: Speaking): object {
  const sign = random.one(['no-email', 'unfollowed', 'blocked', 'gone'] as const);
  return { ...told(now, identities), sign, network: sign === 'no-email' ? null : 'linkedin' };
}

function told(at: number, identities: object[]): object {
  return { source: 'simulated', basis: 'own-relation', at, identities };
}

function stateSaid(is: 'active' | 'hired' | 'ended', { random, text }: Pick<Speaking, 'random' | 'text'>): object {
  if (is === 'active') return { is, reopened: random.chance(0.1) };
  return is === 'hired' ? { is } : { is, end: random.one(['rejected', 'withdrawn', 'other'] as const), reason: text() };
}
