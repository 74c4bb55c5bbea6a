import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { AnyDefinition } from '#libs/kernel/projection.js';
import type { Draft } from './draft.js';

/** The JSON of an event's personal half (null: it has none). Throws if both halves together are larger than `limit` bytes. */
export function jsonOf(event: AnyLedgerEvent, definition: AnyDefinition, limit: number): string | null {
  const personal = definition.hasPersonal && event.personal !== null ? JSON.stringify(event.personal) : null;
  const facts = JSON.stringify(event.data);
  const bytes = Buffer.byteLength(facts) + (personal === null ? 0 : Buffer.byteLength(personal));
  if (bytes > limit) throw new BrokenInvariant(`${event.type} would have ${bytes} bytes, ${limit} are allowed`);
  return personal;
}

/** Throws if a fold made a document larger than `limit` bytes of JSON. */
export function checkDocuments(draft: Draft, limit: number): void {
  for (const { collection, body, record } of draft.writes.values()) {
    if (record || body === null || roughSize(body, limit / 8) < limit / 8) continue;
    const bytes = Buffer.byteLength(JSON.stringify(body));
    if (bytes > limit)
      throw new BrokenInvariant(`a document of "${collection}" would have ${bytes} bytes, ${limit} are allowed`);
  }
}

/** A cheap estimate in characters, given up once it reaches `enough`. */
function roughSize(value: unknown, enough: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const key in value) {
    size += key.length + 4 + roughSize((value as Record<string, unknown>)[key], enough - size);
    if (size >= enough) return size;
  }
  return size;
}
