import type { MachineInput } from '#libs/transport/origin-sender.js';
import { NotYet } from '../connectors/not-yet.js';
import type { PulledKind, PulledPage, PullWorld } from '../connectors/pulled-kind.js';
import type { Source } from './source.js';

/** Items set aside that are kept to be tried again; more of them are dropped, and counted like the rest. */
const MOST_KEPT = 50;

/** What a page says to the pool. */
export interface Translated {
  inputs: MachineInput[];
  /** that could not be understood, now or before */
  unclear: unknown[];
  /** how many of this page could not */
  newlyUnclear: number;
  /** that say nothing worth telling */
  left: number;
  /** what was thrown and is no odd item but a fault of ours, the first of it */
  fault: Error | null;
}

/** Translates what was set aside before and a page, item by item: one that cannot be understood keeps no other back. */
export function translatePage(
  kind: Pick<PulledKind, 'translate'>,
  source: Source,
  page: Pick<PulledPage<unknown, unknown>, 'items'>,
  { now, country }: Pick<PullWorld, 'now' | 'country'>,
): Translated {
  const { id, kind: name, basis, contact, connectedBy: member, own } = source;
  const about = { source: { id, kind: name, basis, contact, member }, settings: own.settings, country, now };
  const translated: Translated = { inputs: [], unclear: [], newlyUnclear: 0, left: 0, fault: null };
  const { length: before } = own.unclear;
  for (const [i, item] of [...own.unclear, ...page.items].entries()) {
    try {
      const told = kind.translate(item, about);
      if (told.length === 0) translated.left += 1;
      translated.inputs.push(...told.map((input) => ({ ...input, actor: `source:${id}` })));
    } catch (error) {
      translated.unclear.push(item);
      if (i >= before && !(error instanceof NotYet)) translated.newlyUnclear += 1;
      if (isOurs(error)) translated.fault ??= error;
    }
  }
  return { ...translated, unclear: translated.unclear.slice(0, MOST_KEPT) };
}

/** Schemas refuse an item in errors of their own: whoever stumbles over one has not looked at it first. */
function isOurs(error: unknown): error is Error {
  return error instanceof TypeError || error instanceof ReferenceError;
}
