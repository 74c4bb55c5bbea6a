import type { Envelope } from '#libs/kernel/envelope.js';
import type { TeamLife } from './team-life.js';

/** The ledger of a life, as an export has it. */
export async function* asExported({ pool, causes }: Pick<TeamLife, 'pool' | 'causes'>): AsyncGenerator<string> {
  for (const [i, { epoch, seq, type, time, occurredAt, subject, actor, data }] of pool.events.entries()) {
    const envelope: Envelope = {
      ...{ specversion: '1.0', id: `${pool.id}/${String(epoch)}/${String(seq)}`, source: '/kith/contacts' },
      ...{ type, dataversion: 1, time: iso(time), pool: pool.id, epoch, seq, cause: causes[i] ?? '', actor },
      ...(subject === null ? {} : { subject }),
      ...{ occurredat: iso(occurredAt), data },
    };
    yield await Promise.resolve(JSON.stringify(envelope));
  }
}

const iso = (at: number): string => new Date(at).toISOString();
