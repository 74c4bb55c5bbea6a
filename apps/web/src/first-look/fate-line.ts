import { keepContact, releaseContact, reviveContact, unkeepContact } from '../api/contacts.js';
import type { Rhythm } from '../api/types.js';
import type { Fate } from './first-look.state.js';

/** Tells the server what was decided, in the order it was decided for each person. */
export interface FateLine {
  /** from one fate (undefined: none) to another; rejects with the server's refusal */
  change(id: string, from: Fate | undefined, to: Fate | undefined, rhythm: Rhythm): Promise<void>;
}

async function leave(id: string, fate: Fate | undefined): Promise<void> {
  if (fate === 'keep') await unkeepContact(id);
  if (fate === 'let-go') await reviveContact(id);
}

async function enter(id: string, fate: Fate | undefined, rhythm: Rhythm): Promise<void> {
  if (fate === 'keep') await keepContact(id, rhythm);
  if (fate === 'let-go') await releaseContact(id, 'first-look');
}

export function makeFateLine(): FateLine {
  const last = new Map<string, Promise<void>>();
  return {
    change(id, from, to, rhythm) {
      const before = last.get(id)?.catch(() => undefined) ?? Promise.resolve();
      const now = before.then(() => leave(id, from)).then(() => enter(id, to, rhythm));
      last.set(id, now);
      return now;
    },
  };
}
