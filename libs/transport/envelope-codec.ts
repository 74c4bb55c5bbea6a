import { definitionOf } from '#libs/events/catalog.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { sealedWith } from '#libs/kernel/envelope.js';
import { UnreadableEvent, type AnyLedgerEvent } from '#libs/kernel/event.js';
import type { DataKey, Keys } from '#libs/ports/keys.js';

/** What becomes an envelope: an event, the HMAC of its input's id, and its personal half as JSON (null: it has none, or must not be kept). */
export interface Sealable {
  event: AnyLedgerEvent;
  version: number;
  cause: string;
  personal: string | null;
}

/** The event as the ledger keeps it. `key` is its subject's; needed exactly when there is a personal half. */
export function sealEvent({ event, version, cause, personal }: Sealable, key: DataKey | null): Envelope {
  const envelope: Envelope = {
    specversion: '1.0',
    id: `${event.pool}/${event.epoch}/${event.seq}`,
    source: '/kith/contacts',
    type: event.type,
    dataversion: version,
    time: new Date(event.time).toISOString(),
    pool: event.pool,
    epoch: event.epoch,
    seq: event.seq,
    cause,
    actor: event.actor,
    occurredat: new Date(event.occurredAt).toISOString(),
    data: event.data,
  };
  if (event.subject !== null) envelope.subject = event.subject;
  if (personal !== null && key !== null) envelope.sealed = key.seal(sealedWith(envelope), personal);
  return envelope;
}

/** The event as folds see it, lifted to its newest version. `personal` is null without the key (it was destroyed). */
export function openEvent(envelope: Envelope, key: DataKey | null): AnyLedgerEvent {
  const { type, dataversion, sealed } = envelope;
  const definition = definitionOf(type);
  if (definition === undefined) throw new UnreadableEvent(type, dataversion, 0);
  const without = definition.hasPersonal ? null : {};
  const personal = sealed === undefined || key === null ? without : openSealed(envelope, sealed, key);
  const content = definition.read(dataversion, { data: envelope.data, personal });
  return {
    pool: envelope.pool,
    epoch: envelope.epoch,
    seq: envelope.seq,
    time: Date.parse(envelope.time),
    occurredAt: Date.parse(envelope.occurredat),
    actor: envelope.actor,
    type,
    subject: envelope.subject ?? null,
    data: content.data,
    personal: content.personal,
  };
}

/** Opens a page of a pool's ledger, in order, reading each subject's key once. */
export async function openEvents(
  keys: Pick<Keys, 'read'>,
  pool: string,
  page: readonly Envelope[],
): Promise<AnyLedgerEvent[]> {
  const subjects = new Set<string>();
  for (const { subject, sealed } of page) if (subject !== undefined && sealed !== undefined) subjects.add(subject);
  const found = await keys.read(pool, [...subjects]);
  return page.map((envelope) => openEvent(envelope, found.get(envelope.subject ?? '') ?? null));
}

function openSealed(envelope: Envelope, sealed: string, key: DataKey): Record<string, unknown> {
  return JSON.parse(key.open(sealedWith(envelope), sealed)) as Record<string, unknown>;
}
