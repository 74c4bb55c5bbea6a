import type { Role } from '#libs/events/words.js';
import type { Random } from '../random.js';
import type { Scene } from './wishes.js';

/** The owner of every simulated pool. */
export const owner = 'm_owner';

/** Named after nobody: what a source is called is not searched for when a person is erased. */
export function sourceData({ random, told }: Scene, source: string): object {
  const contact = random.chance(0.5) ? (random.pick([...told.contacts]) ?? null) : null;
  return { source, name: `Feed ${source}`, address: `https://feeds.example/${source}`, basis: 'sourced', contact };
}

export function memberData(random: Random, member: string): object {
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
  return { name, home, organisation: 'o_sim', owner: { member: owner, name: 'Owner', email: null } };
}
