import type { Random } from '../random.js';
import { OWNER } from './cast.js';
import type { Made, People } from './people.js';
import type { OfferTold, PoolTold } from './told.js';

/** What the workload knows when it makes up an input. */
export interface Scene {
  random: Random;
  people: People;
  told: PoolTold;
  now: number;
}

/** The body of an input and who says it. Null: there is nothing to say it about yet. */
interface Wish {
  data: object;
  actor: string;
}

/** How one kind of input is said. */
export type Make = (scene: Scene) => Wish | null;

export const DAY = 86_400_000;
export const channels = ['email', 'linkedin', 'phone', 'in-person', 'other'] as const;

/** Somebody who may write; now and then somebody nobody knows. */
export function memberOf({ random, told }: Scene): string {
  if (random.chance(0.03)) return 'm_nobody';
  return random.pick([...told.members.keys()]) ?? OWNER;
}

export function contactOf({ random, told }: Scene): string | null {
  if (random.chance(0.03)) return 'c_nobody';
  if (random.chance(0.1)) return random.pick([...told.merged.keys()]) ?? null;
  return random.pick([...told.contacts]) ?? null;
}

export function aboutContact(make: (contact: string, scene: Scene, member: string) => object): Make {
  return (scene) => {
    const contact = contactOf(scene);
    const member = memberOf(scene);
    return contact === null ? null : { data: { contact, ...make(contact, scene, member) }, actor: `member:${member}` };
  };
}

export function aboutOffer(state: OfferTold['state'], make: (offer: OfferTold, scene: Scene) => object): Make {
  return (scene) => {
    const [all, random] = [[...scene.told.offers.values()], scene.random];
    const those = all.filter((one) => one.state === state);
    // Now and then somebody speaks of one that is not in that state any more.
    const offer = random.pick(random.chance(0.1) || those.length === 0 ? all : those);
    if (offer === undefined) return null;
    const { suggestion, contact, member } = offer;
    return { data: { suggestion, contact, member, ...make(offer, scene) }, actor: `member:${member}` };
  };
}

export function byOwner(make: (scene: Scene) => object | null): Make {
  return (scene) => {
    const data = make(scene);
    return data === null ? null : { data, actor: `member:${OWNER}` };
  };
}

/** Nobody is met again under a token of theirs after their erasure: those texts must be gone. */
export function alive({ people, random, told }: Scene): Made {
  const gone = new Set([...told.erased.values()].flatMap((contact) => [...(people.tokens.get(contact) ?? [])]));
  const left = people.all.filter(({ token }) => !gone.has(token));
  return random.chance(0.4) ? people.another() : (random.pick(left) ?? people.another());
}
