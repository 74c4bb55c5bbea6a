import { isEnding } from '#libs/transport/origin-sender.js';
import { PullFailed } from '../connectors/pull-failed.js';
import type { PullWorld } from '../connectors/pulled-kind.js';
import type { Received } from '../webhooks/accept.js';
import type { CallingKind } from '../webhooks/calling-kind.js';
import type { DeliveryStore } from '../webhooks/delivery-store.js';
import { renewed, type KnownPerson } from './platform-people.js';
import { MOST_ASKED_AFTER, type Ran, type RunParts } from './run-source.js';
import { noCounts, type Source, type StoredSource } from './source.js';
import { toldOfGone, whoIsGone } from './who-is-gone.js';
import { worldOf } from './world-of.js';

export interface AskingAfter extends RunParts {
  deliveries: Pick<DeliveryStore, 'accept'>;
  /** something of this source was stored among its deliveries */
  delivered: (source: Pick<Source, 'pool' | 'id'>) => void;
}

/**
 * Asks a platform that calls us after those of whom it told. Who is gone is stored among its deliveries, as if it had
 * called to say so: then nothing that it said before and delivers later brings them back. Throws only if Kith ends
 * meanwhile.
 */
export async function askAfterPeople(parts: AskingAfter, first: StoredSource, kind: CallingKind): Promise<Ran> {
  const ran = { stored: first, counts: noCounts, notBefore: null };
  try {
    for (let left = MOST_ASKED_AFTER; left > 0 && (await askAfterSome(parts, ran.stored.source, kind)); left -= 1) {
      const now = await parts.store.read(first.source.pool, first.source.id);
      if (now?.source.state !== 'active') break;
      ran.stored = now;
    }
    return { ...ran, error: null };
  } catch (error) {
    if (isEnding(error)) throw error;
    return { ...ran, error: error instanceof PullFailed ? withoutStop(error) : (error as Error) };
  }
}

/** False: nobody is left to be asked after. */
async function askAfterSome(parts: AskingAfter, source: Source, kind: CallingKind): Promise<boolean> {
  const world = await worldOf(parts, source);
  const after = await whoIsGone(parts, source, { kind, world });
  if (after === null) return false;
  const { gone, there } = after;
  await parts.deliveries.accept(
    source,
    gone.map((one) => saidToBeGone(one, source, world)),
    [...gone.map(forgotten), ...there.map(({ stored }) => renewed(stored, world.now))],
  );
  if (gone.length > 0) parts.delivered(source);
  return true;
}

function saidToBeGone(one: KnownPerson, source: Source, world: PullWorld): Received {
  const told = toldOfGone(one, source, world);
  const raw = Buffer.from(JSON.stringify({ gone: one.person.own.value, askedAt: world.now }));
  return { raw, id: null, reading: { is: 'told', action: 'gone', ...told }, at: world.now };
}

/** Unless the platform told of them while it was asked. */
const forgotten = ({ stored: { pool, collection, key, seq } }: KnownPerson) => ({
  ...{ pool, collection, key, seq: 0, expect: seq, body: null },
});

/** What it tells is taken all the same. */
function withoutStop({ code, why: { facts = {}, notBefore } }: PullFailed): PullFailed {
  const why = notBefore === undefined ? { facts } : { facts, notBefore };
  return new PullFailed(code === 'api-login-refused' ? 'people-refused' : code, why);
}
