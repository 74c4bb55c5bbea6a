import {
  poolSourceChanged,
  poolSourceConnected,
  poolSourcePaused,
  poolSourceRemoved,
} from '#libs/events/pool.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { KnownSourceDoc } from './pool-documents.js';

const on = [poolSourceConnected, poolSourceChanged, poolSourcePaused, poolSourceRemoved] as const;

/** `known-source/<id>`: where the pool takes facts from, until it is removed. */
export const sourceProjection = defineProjection<KnownSourceDoc, typeof on>({
  collection: 'known-source',
  revision: 1,
  on,
  keys: (event) => [event.data.source],
  evolve: (doc, event) => {
    switch (event.type) {
      case 'pool.source-connected':
        return { ...event.data, ...named(event.personal), paused: null };
      case 'pool.source-changed':
        return doc === null ? null : { ...doc, ...event.data, ...named(event.personal), paused: null };
      case 'pool.source-paused':
        return doc === null ? null : { ...doc, paused: event.data.reason };
      case 'pool.source-removed':
        return null;
    }
  },
});

/** Its key is destroyed with it: then nothing is left of its name. */
function named(personal: { name: string; address: string | null } | null): Pick<KnownSourceDoc, 'name' | 'address'> {
  return { name: personal?.name ?? null, address: personal?.address ?? null };
}
