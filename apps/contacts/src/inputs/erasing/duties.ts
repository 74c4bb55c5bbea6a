import type { z } from 'zod';
import { privacyErasureCompleted } from '#libs/events/privacy.events.js';
import type { dutyDone } from '#libs/events/privacy.inputs.js';
import type { DutyRecord } from '#libs/ports/duty-record.js';
import type { Draft } from '../draft.js';
import type { Engine } from '../engine.js';
import { recordEvents } from '../record-events.js';
import type { Said } from '../said.js';
import type { Result } from '../settle.js';

/** `duty.done`: a store has reported for an erasure. The last one completes it; saying it twice changes nothing. */
export function dutyReported(engine: Engine, draft: Draft, { input, data }: Said): Result {
  const { erasure, store } = data as z.output<(typeof dutyDone)['schema']>;
  const duty = draft.get('duty', erasure) as DutyRecord | null;
  if (duty === null || !(store in duty.stores)) {
    return { state: 'refused', refusal: { refused: 'duty-unknown', because: { erasure, store } } };
  }
  const done = (seqs: number[]): Result => ({
    state: 'done',
    about: { collection: 'duty', key: erasure },
    seqs,
    created: false,
  });
  if (duty.stores[store] !== null) return done([]);
  const stores = { ...duty.stores, [store]: draft.workspace.now };
  const times = Object.entries(stores).map(([name, at]) => ({ store: name, at: at ?? 0 }));
  const completed = times.every(({ at }) => at > 0);
  draft.record('duty', erasure, { ...duty, stores, completed, ...(completed ? { openSince: null, hashes: [] } : {}) });
  if (!completed) return done([]);
  const event = privacyErasureCompleted.make({ subject: duty.contact, data: { erasure, stores: times } });
  return done(recordEvents(engine, draft, input, [event]));
}
