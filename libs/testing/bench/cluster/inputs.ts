import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Platform } from '#libs/ports/platform.js';
import { crowd } from '../../scenarios/crowd.js';

const OWNER = 'm_owner';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const NOTHING_SAID = { headline: null, location: null, import: null, sourceId: null };
/** What one append takes. */
const CHUNK = 1_000;

/** Lays the making of each pool on the inputs topic, and then people nobody knows yet, `count` in all, evenly among them. */
export async function layOut({ bus }: Pick<Platform, 'bus'>, pools: readonly string[], count: number): Promise<void> {
  const now = Date.now();
  await bus.append(pools.map((pool) => creation(pool, now)));
  const people = crowd({ first: 1, count, now, from: 40, to: 3000, employers: Math.ceil(count / 8) });
  for (let from = 0; from < count; from += CHUNK) {
    const chunk = people.slice(from, from + CHUNK).map(({ n, employer, connectedAt }) => {
      const at = (n - 1) % pools.length;
      const origin = { id: 'source/bench', n: (n - 1 - at) / pools.length + 1 };
      return observation({ pool: pools[at] ?? '', origin, now, person: { n, employer, connectedAt } });
    });
    await bus.append(chunk);
  }
}

interface Seen {
  pool: string;
  origin: { id: string; n: number };
  now: number;
  person: { n: number; employer: string; connectedAt: number };
}

function observation({ pool, origin, now, person: { n, employer, connectedAt } }: Seen): InputEnvelope {
  const [given, family] = ['Person', `Number${n}`];
  const id = `${pool}/${origin.id}/${origin.n}`;
  const data = {
    ...NOTHING_SAID,
    ...{ source: 'bench', member: OWNER, basis: 'own-relation', observedAt: now },
    name: { given, family, full: `${given} ${family}` },
    identities: [{ scheme: 'linkedin', value: `person-${n}` }],
    ...{ employer, position: 'Engineer' },
    connected: { network: 'linkedin', since: connectedAt },
  };
  return { id, pool, kind: 'person.observed', version: 1, at: now, actor: `member:${OWNER}`, origin, data };
}

function creation(pool: string, now: number): InputEnvelope {
  const owner = { member: OWNER, name: 'Owner', email: null };
  const data = { name: 'Bench', home: HOME, organisation: 'o_bench', owner };
  return { id: `${pool}/create`, pool, kind: 'pool.create', version: 1, at: now, actor: `member:${OWNER}`, data };
}
