import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Delivery, MailHeaders } from '#libs/ports/mailbox.js';
import { readDeliveries } from './read-deliveries.js';

/** The part of a report that is written for machines is always its second one (RFC 6522, 3). */
const PART = '2';
/** Of that part, bytes that are fetched: one address takes some 300. Of its own header, far more than it has. */
const LARGEST = 16_384;
const LARGEST_HEADER = 2_048;

type Client = Pick<ImapFlow, 'fetch'>;
type Report = Pick<MailHeaders, 'uid' | 'lines'>;

/**
 * What the delivery reports among these messages of the open folder say, by UID. Two questions at most: which of them have
 * such a part, and that part alone; the text beside it and the message that came back stay where they are. A server that
 * refuses is one that says nothing.
 */
export async function fetchDeliveries(client: Client, messages: readonly Report[]): Promise<Map<number, Delivery[]>> {
  const reports = messages.filter(({ lines }) => /^multipart\/report\b/i.test(lines['content-type'] ?? ''));
  const headers = await parts(
    client,
    reports.map(({ uid }) => uid),
    `${PART}.MIME`,
    LARGEST_HEADER,
  );
  const machines = [...headers].flatMap(([uid, header]) => (isForMachines(header) ? [uid] : []));
  const texts = await parts(client, machines, PART, LARGEST);
  return new Map([...texts].map(([uid, text]) => [uid, readDeliveries(text)]));
}

/** Plain text it is by RFC 3464, 2.1; one that is encoded all the same is not read. */
function isForMachines(header: string): boolean {
  const isStatus = /^content-type:\s*message\/(global-)?delivery-status\b/im.test(header);
  return isStatus && !/^content-transfer-encoding:\s*(base64|quoted-printable)\b/im.test(header);
}

async function parts(client: Client, uids: number[], key: string, maxLength: number): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  if (uids.length === 0) return found;
  const query = { uid: true, bodyParts: [{ key, start: 0, maxLength }] };
  try {
    for await (const message of client.fetch(uids, query, { uid: true })) {
      const text = textOf(message);
      if (text !== null && uids.includes(message.uid)) found.set(message.uid, text.slice(0, maxLength));
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return found;
}

/** The one part that was asked for, however the server spells its key. */
function textOf({ bodyParts }: FetchMessageObject): string | null {
  const [part] = bodyParts?.values() ?? [];
  return part?.toString('utf8') ?? null;
}

function isRefusal(error: unknown): boolean {
  return (error as { responseStatus?: string }).responseStatus !== undefined;
}
