import type { Made } from './people.js';
import { aboutContact, alive, DAY, type Make, type Scene } from './wish.js';

/** What keeps messages from reaching somebody, as mailboxes and members say it; now and then the same once more. */
export const reachWishes: Record<string, Make> = {
  'bounce.observed': (scene) => ({
    data: { ...seen(scene), identities: [addressOf(alive(scene))] },
    actor: 'source:simulated',
  }),
  'absence.observed': (scene) => ({
    data: { ...seen(scene), identities: [addressOf(alive(scene))], back: backIn(scene) },
    actor: 'source:simulated',
  }),
  'bounce.record': aboutContact((_contact, scene) => ({ address: addressOf(alive(scene)), at: null })),
  'absence.record': aboutContact((_contact, scene) => ({ back: backIn(scene), at: null })),
};

function seen({ random, now }: Scene): object {
  return {
    source: 'simulated',
    sourceId: `r-${random.below(100)}`,
    at: now - random.below(5) * DAY,
    answers: [`s-${random.below(200)}`],
    onlyKnown: true,
  };
}

function backIn({ random, now }: Scene): number | null {
  return random.chance(0.5) ? null : now + random.between(-1, 20) * DAY;
}

function addressOf({ token, email }: Made): object {
  return { scheme: 'email', value: email ?? `${token}@mail.example` };
}
