import { personMerged } from '#libs/events/contact.inputs.js';
import { inputOf } from '#libs/events/inputs.js';
import { personForgotten } from '#libs/events/privacy.inputs.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import { originOf, type Source } from '../sources/source.js';
import type { SourceStore } from '../sources/source-store.js';
import { deliveryKey, type DeliveryContent, type DeliveryRecord } from './delivery.js';
import type { DeliveryStore, OpenDelivery } from './delivery-store.js';
import { blankHeld } from './erase-deliveries.js';

const PAGE = 100;

interface Parts {
  store: DeliveryStore;
  sources: SourceStore;
  sender: OriginSender;
  documents: Documents;
  clock: Clock;
}

type Said = DeliveryContent['inputs'];

/** A source that rests holds back what its platform delivers, but for what `letThrough` passes on. */
export const holdsBack = ({ state }: Pick<Source, 'state'>): boolean => state === 'paused' || state === 'stopped';

/** Up to which delivery a source that rests was looked through. */
export const lookedThrough = ({ letThrough }: Pick<Source, 'letThrough'>): number => letThrough?.to ?? 0;

/**
 * What never waits for a source to go on: whatever only tightens (somebody was deleted or made nameless, an application
 * is gone, no e-mail is wished), and that two are one, since that may take a deletion back.
 */
function passing(inputs: Said): Said {
  return inputs.filter(({ kind, data }) => kind === personMerged.kind || inputOf(kind)?.tightens(data) === true);
}

/**
 * Passes a page of what a source that rests holds back on to its pool, as far as it must not wait. Each delivery has an
 * origin of its own for that, so passing it on once more counts for nothing until deliveries before it were told meanwhile:
 * the pool may know by then whom it is about. In its place among the others it is said again once the source goes on, which
 * changes nothing either, and counts for those whom the pool only then hears of.
 * Of somebody whom the platform let go of nothing is told afterwards. False: nothing is left.
 */
export async function letThrough(parts: Parts, source: Source): Promise<boolean> {
  const { store, sources, clock } = parts;
  const [sent, log] = await Promise.all([store.sent(source), store.log(source)]);
  const from = Math.max(sent, lookedThrough(source));
  const page = await store.after(source, from, Math.min(PAGE, log.deliveries - from));
  const last = page.at(-1);
  if (last === undefined) return false;
  let count = 0;
  for (const delivery of page) if (await passedOn(parts, source, { ...delivery, sent })) count += 1;
  const at = clock.now();
  await sources.change(source.pool, source.id, (one) => counted(one, { to: last.record.number, count, at }));
  return page.length === PAGE;
}

async function passedOn(
  { sender, documents }: Parts,
  source: Source,
  { record, content, sent }: OpenDelivery & { sent: number },
): Promise<boolean> {
  const said = passing(content?.inputs ?? []);
  if (said.length === 0) return false;
  const origin = `${originOf(source)}/${record.number}/${sent}`;
  const inputs: MachineInput[] = said.map((input) => ({ ...input, actor: `source:${source.id}` }));
  const gone = said.flatMap((input) => whoIsGone(input, record));
  // What lies before it first, for after a crash between the two the source may go on; and itself once it was said.
  await blankUpTo(record.number - 1);
  await sender.send(source.pool, origin, 1, inputs);
  await sender.acknowledge(source.pool, origin, inputs.length);
  await blankUpTo(record.number);
  return true;

  async function blankUpTo(number: number): Promise<void> {
    const place = { after: deliveryKey(source.id, sent), to: deliveryKey(source.id, number) };
    for (const hash of gone) await blankHeld(documents, source.pool, { hash, ...place });
  }
}

/**
 * By hash, whom the platform let go of as a whole, if it says so of anybody: what is held back of them up to this, and this
 * itself, is not told any more. Its own name for them comes first; with them go those who had become them there.
 */
function whoIsGone({ kind, data }: Said[number], { people: [own] }: DeliveryRecord): string[] {
  const { extent, absorbed = [] } = data as { extent?: string; absorbed?: string[] };
  return kind === personForgotten.kind && extent === 'all' && own !== undefined ? [own, ...absorbed] : [];
}

function counted(source: Source, { to, count, at }: { to: number; count: number; at: number }): Source {
  if (!holdsBack(source)) return source;
  const before = source.letThrough ?? { count: 0, at: null };
  return { ...source, letThrough: { to, count: before.count + count, at: count > 0 ? at : before.at } };
}
