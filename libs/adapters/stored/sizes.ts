import { CommitFailed } from '#libs/kernel/errors.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Change } from '#libs/ports/documents.js';

const LARGEST_EVENT = 64 * 1024;
export const LARGEST_DOCUMENT = 1024 * 1024;
/** Saves carry raw deliveries and rows of imports too: more than a document, less than what every store takes. */
export const LARGEST_SAVED = 8 * 1024 * 1024;

/** The JSON of a change's body; CommitFailed `deterministic` if it has more than `limit` bytes. */
export function bodyText({ collection, key, body }: Change, limit: number): string {
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) <= limit) return text;
  throw new CommitFailed('deterministic', `${collection}/${key} would be larger than ${String(limit)} bytes`);
}

/** The JSON of an event; CommitFailed `deterministic` if it is too large. */
export function eventText(event: Envelope): string {
  const text = JSON.stringify(event);
  if (Buffer.byteLength(text) <= LARGEST_EVENT) return text;
  throw new CommitFailed('deterministic', `a ${event.type} would be larger than ${String(LARGEST_EVENT)} bytes`);
}
