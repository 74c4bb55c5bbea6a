import type { Documents } from '#libs/ports/documents.js';
import type { Received } from './accept.js';
import { deliveryKey, type ClosedPerson, type DeliveryContent, type DeliveryRecord } from './delivery.js';
import { earlyAmong, mergesAmong, whomItBrings, type ReadEarly } from './early-words.js';

/** Deliveries about one person among which those are looked for that came too early. */
const EARLIEST = 50;

interface Parts {
  documents: Documents;
  source: { pool: string; id: string };
  hash: (text: string) => string;
  open: (record: DeliveryRecord) => DeliveryContent | null;
}

type Inputs = DeliveryContent['inputs'];

/** What was said too early of those whom these deliveries bring in, oldest first. */
export async function readEarly(
  parts: Parts,
  received: readonly Received[],
  closed: ReadonlyMap<string, ClosedPerson>,
): Promise<ReadEarly> {
  const brought = new Map(received.map((one) => [whomItBrings(one, parts.hash), one.tellsApart === true]));
  const early = new Map<string, Inputs>();
  for (const [whom, tellsApart] of brought) {
    if (whom === null) continue;
    const mark = closed.get(`${parts.source.id}/${whom}`);
    const named = tellsApart ? await namedBy(parts, whom) : keysOf(parts, mark?.goneEarly ?? []);
    const merge = keysOf(parts, [mark?.joined]);
    const words = [
      ...(await said(parts, named)).flatMap(earlyAmong),
      ...(await said(parts, merge)).flatMap(mergesAmong),
    ];
    if (words.length > 0) early.set(whom, words);
  }
  return early;
}

const keysOf = ({ source }: Parts, numbers: readonly (number | null | undefined)[]): string[] =>
  numbers.flatMap((number) => (typeof number === 'number' ? [deliveryKey(source.id, number)] : []));

/** Keys of the deliveries that name somebody. */
async function namedBy({ documents, source }: Parts, whom: string): Promise<string[]> {
  const named = await documents.all(source.pool, 'delivery-person', `${whom}/${source.id}/`, EARLIEST);
  return named.flatMap(({ key }) => (key.startsWith(`${whom}/${source.id}/`) ? [key.slice(whom.length + 1)] : []));
}

async function said({ documents, source, open }: Parts, keys: readonly string[]): Promise<Inputs[]> {
  if (keys.length === 0) return [];
  const found = await documents.many(
    source.pool,
    keys.map((key) => ({ collection: 'delivery', key })),
  );
  const records = found.map(({ body }) => body as DeliveryRecord).sort((a, b) => a.number - b.number);
  return records.map((record) => open(record)?.inputs ?? []);
}
