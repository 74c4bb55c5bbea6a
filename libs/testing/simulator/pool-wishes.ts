import { defaultPolicy } from '#libs/events/policy.js';
import type { Role } from '#libs/events/words.js';
import type { Random } from '../random.js';
import { OWNER } from './cast.js';
import { byOwner, DAY, type Make, type Scene } from './wish.js';

/** Who is in the team, and how the pool is set up. */
export const poolWishes: Record<string, Make> = {
  'member.add': byOwner(({ random }) => memberData(random, `m_${random.between(1, 5)}`)),
  'member.change': byOwner(({ random, told }) => {
    const member = random.pick([...told.members.keys()].filter((id) => id !== OWNER));
    return member === undefined ? null : memberData(random, member);
  }),
  'member.remove': byOwner(({ random, told }) => {
    const member = random.pick([...told.members.keys()]);
    return member === undefined ? null : { member };
  }),
  'policy.change': byOwner(({ random }) => ({
    policy: {
      ...defaultPolicy,
      budget: { ...defaultPolicy.budget, offersPerDay: random.between(3, 8) },
      gap: { days: random.between(5, 9) },
      narrower: {
        standings: random.chance(0.5) ? { cold: { gap: { days: 12 } }, normal: { cap: { per30Days: 1 } } } : {},
        tags: random.chance(0.5) ? { later: { rhythm: { days: 120 } } } : {},
      },
    },
  })),
  'employer.close': byOwner(({ random, people, now }) => ({
    name: people.known().employer,
    why: random.one(['client', 'partner', 'agreement'] as const),
    note: null,
    until: random.chance(0.7) ? now + random.between(1, 9) * DAY : null,
  })),
  'employer.open': byOwner(({ random, told }) => ({ employer: random.pick([...told.closed]) ?? 'e_none' })),
  'key.issue': byOwner(({ random }) => ({
    key: `k_${random.below(1e6)}`,
    member: OWNER,
    scopes: ['read'],
    expiresAt: null,
  })),
  'key.revoke': byOwner(({ random, told }) => ({ key: random.pick(told.keys) ?? 'k_none' })),
  'import.finish': (scene) => {
    const id = scene.random.pick(scene.told.imported);
    const counts = { created: 0, changed: 0, unchanged: 0, rejected: 0 };
    return id === undefined
      ? null
      : { data: { import: id, member: OWNER, format: 'linkedin-csv', file: null, counts }, actor: 'source:simulated' };
  },
  'import.revert-finish': () => ({
    data: { import: 'i_none', member: OWNER, counts: { reverted: 0, left: 0 } },
    actor: 'source:simulated',
  }),
  'source.connect': byOwner((scene) => ({
    ...sourceData(scene, `s_${scene.random.between(1, 5)}`),
    kind: 'feed',
    member: OWNER,
  })),
  'source.change': aboutSource((source, scene) => ({
    ...sourceData(scene, source),
    rests: scene.random.chance(0.5),
  })),
  'source.pause': aboutSource((source, { random }) => ({ source, reason: random.one(['member', 'gone'] as const) })),
  'source.remove': aboutSource((source) => ({ source, reason: 'member' })),
  'pool.create': byOwner(() => poolData('again')),
};

function aboutSource(make: (source: string, scene: Scene) => object): Make {
  return byOwner((scene) => make(scene.random.pick([...scene.told.sources]) ?? 's_none', scene));
}

/** Named after nobody: what a source is called is not searched for when a person is erased. */
function sourceData({ random, told }: Scene, source: string): object {
  const contact = random.chance(0.5) ? (random.pick([...told.contacts]) ?? null) : null;
  return { source, name: `Feed ${source}`, address: `https://feeds.example/${source}`, basis: 'sourced', contact };
}

function memberData(random: Random, member: string): object {
  const role: Role = random.one(['recruiter', 'recruiter', 'admin', 'viewer', 'privacy'] as const);
  return {
    member,
    role,
    name: `Member ${member}`,
    email: null,
    zone: random.one(['Europe/Berlin', 'Europe/Lisbon'] as const),
  };
}

export function poolData(name: string): object {
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  return { name, home, organisation: 'o_sim', owner: { member: OWNER, name: 'Owner', email: null } };
}
