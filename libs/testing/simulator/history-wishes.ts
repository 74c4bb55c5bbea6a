import { identitiesOf, nameOf, type Made } from './people.js';
import type { Random } from '../random.js';

const DAY = 86_400_000;
const happened = ['we-wrote', 'they-wrote', 'we-invited', 'they-invited', 'they-accepted', 'met'] as const;

/** Between a member and somebody, at any time of two months, told in any order; now and then the same once more. */
export function interactionSaid({ random, now }: { random: Random; now: number }, one: Made, member: string): object {
  const what = random.one(happened);
  const said = {
    source: 'simulated',
    sourceId: `s-${random.below(200)}`,
    import: null,
    basis: 'told',
    observedAt: now,
  };
  return {
    ...said,
    ...{ name: nameOf(one), identities: identitiesOf(one), member, what, title: null },
    channel: what === 'we-invited' || what === 'they-accepted' ? 'invitation' : 'linkedin',
    at: now - random.below(60 * DAY),
    onlyKnown: random.chance(0.3),
  };
}
