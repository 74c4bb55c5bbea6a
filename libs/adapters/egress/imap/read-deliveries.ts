import type { Delivery } from '#libs/ports/mailbox.js';
import { readFields } from './read-headers.js';

/** Of one report. A server takes 100 addresses of a message at least (RFC 5321, 4.5.3.1.8), seldom more. */
const MOST_ADDRESSES = 100;
/** RFC 5321, 4.5.3.1: 64 characters before the @ and 255 behind it. */
const LONGEST_ADDRESS = 320;
/** Characters of a field that are looked at. */
const LONGEST = 400;

/**
 * Reads the machine's part of a delivery report: groups of fields with an empty line between them, first of the message,
 * then of each address (RFC 3464, 2.1). A group without an address and what became of it is passed over.
 */
export function readDeliveries(text: string): Delivery[] {
  const groups = text.split(/(?:\r?\n[ \t]*){2,}/).map((group) => readFields(group));
  return groups.flatMap((fields) => deliveryOf(fields) ?? []).slice(0, MOST_ADDRESSES);
}

function deliveryOf(fields: ReadonlyMap<string, string>): Delivery | null {
  const said = (name: string): string => (fields.get(name) ?? '').slice(0, LONGEST);
  const address = addressIn(said('original-recipient')) ?? addressIn(said('final-recipient'));
  const action = /^[a-z]+/i.exec(said('action'))?.[0].toLowerCase();
  if (address === null || action === undefined) return null;
  return { address, action, status: /^\d\.\d{1,3}\.\d{1,3}/.exec(said('status'))?.[0] ?? '' };
}

/** `rfc822; ada@ada.example`, or `utf-8;` (RFC 6533); other kinds of address, such as `x400`, name nobody. */
function addressIn(field: string): string | null {
  const address = /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>]+@[^\s<>]+?)>?$/i.exec(field)?.[1];
  return address === undefined || address.length > LONGEST_ADDRESS ? null : address;
}
