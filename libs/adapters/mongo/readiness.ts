import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Client, Db } from './driver.js';
import type { mongo } from 'mongoose';

/** The driver's error or that of mongoose: what is known of each server stands in its reason. */
export interface SelectionError extends Error {
  reason?: mongo.TopologyDescription;
}

/** Why no server could be found that takes writes, in one sentence. */
export function selectionFailure(error: SelectionError): OutsideWorld {
  const servers = [...(error.reason?.servers.values() ?? [])];
  const types = new Set<string>(servers.map(({ type }) => type));
  const cause = { cause: error };
  if (types.has('RSGhost')) return notInitiated(servers.map(({ address }) => address).join(), cause);
  if (types.has('RSSecondary') || types.has('RSOther')) {
    return new OutsideWorld(
      'The replica set of MongoDB has no primary at the moment.',
      true,
      'store-without-primary',
      cause,
    );
  }
  const tried = servers.map(({ address }) => address).join(' and ');
  return new OutsideWorld(`MongoDB cannot be reached at ${tried}.`, true, 'store-unavailable', cause);
}

/** Throws OutsideWorld unless this is the primary of a replica set: transactions need one. */
export async function demandReplicaSet({ options }: Client, db: Db): Promise<void> {
  const hello = await db.command({ hello: 1 });
  if (hello['isreplicaset'] === true) throw notInitiated(options.hosts.join());
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') {
    const text =
      'MongoDB runs without a replica set, and transactions need one: start it with --replSet and run rs.initiate() once.';
    throw new OutsideWorld(text, true, 'store-without-replica-set');
  }
  if (hello['isWritablePrimary'] !== true) {
    throw new OutsideWorld('The replica set of MongoDB has no primary at the moment.', true, 'store-without-primary');
  }
}

/** Throws OutsideWorld `store-unsafe` if the address weakens what commits rely on. */
export function demandMajority({ options }: Client): void {
  const { writeConcern, readConcern, readPreference, retryWrites } = options;
  const isSafe =
    writeConcern.w === 'majority' &&
    writeConcern.journal === true &&
    readConcern.level === 'majority' &&
    readPreference.mode === 'primary' &&
    retryWrites;
  if (isSafe) return;
  const text =
    'KITH_MONGO must not set w, journal, readConcernLevel, readPreference or retryWrites: commits wait for a majority and are read back from it.';
  throw new OutsideWorld(text, false, 'store-unsafe');
}

function notInitiated(address: string, options?: ErrorOptions): OutsideWorld {
  const text = `The replica set of MongoDB at ${address} is not ready: run rs.initiate() once, if nobody has.`;
  return new OutsideWorld(text, true, 'store-without-replica-set', options);
}
