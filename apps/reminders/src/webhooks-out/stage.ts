import type { Envelope } from '#libs/kernel/envelope.js';
import type { Change, GuardedChange } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import type { HookSeen } from './hook-seen.js';
import { again, messageOf } from './message.js';
import { stateChange, type MessageStore, type Position } from './message-store.js';
import { beginning } from './position.js';
import { rested } from './state.js';

/** Events at a time: each may become a message to every web hook. */
const PAGE = 200;

type Parts = Pick<Platform, 'documents' | 'ledger' | 'keys' | 'clock'> & { store: MessageStore };

/**
 * Turns what a pool decided since the last time into messages, in order, each once: they are saved together with the
 * position, and fenced if another instance was first. Answers the web hooks there are now.
 */
export async function stage(parts: Parts, pool: string): Promise<HookSeen[]> {
  const { store } = parts;
  const found = await store.hooks(pool);
  const stored = await store.position(pool);
  if (found.length === 0 && stored === null) return [];
  const { hooks, version } = await followOn(parts, pool, { found, stored });
  if (hooks.length === 0) await store.move(pool, version, null, []);
  return hooks;
}

/** Reads on to the end of the ledger; answers the version of the position, and the web hooks as they were there. */
async function followOn(
  parts: Parts,
  pool: string,
  { found, stored }: { found: HookSeen[]; stored: { seq: number; at: Position } | null },
): Promise<{ hooks: HookSeen[]; version: number | null }> {
  const { seq: from, above } = await beginning(parts.ledger, pool, stored?.at ?? null, found);
  let [hooks, version] = [found, stored?.seq ?? null];
  for await (const page of ledgerPages(parts.ledger, pool, from, PAGE)) {
    // Read after the page, they know everything that it decides of them; what came before they were added, `since` keeps out.
    hooks = await parts.store.hooks(pool);
    // What is old is not noted as read: broken off, all of it is read again.
    const fresh = page.filter(({ epoch }) => epoch > above);
    const last = fresh.at(-1);
    if (last === undefined) continue;
    const changes = await messagesOf(parts, pool, { hooks, fresh });
    version = await parts.store.move(pool, version, { epoch: last.epoch, seq: last.seq }, changes);
  }
  return { hooks, version };
}

async function messagesOf(
  parts: Parts,
  pool: string,
  { hooks, fresh }: { hooks: HookSeen[]; fresh: Envelope[] },
): Promise<(Change | GuardedChange)[]> {
  const gone = await erasedAmong(parts, pool, fresh);
  const changes = new Map<string, Change | GuardedChange>();
  for (const envelope of fresh) {
    if (envelope.type === 'pool.webhook-removed') await forget(parts, pool, String(envelope.data['webhook']));
    const asked = await askedFor(parts, pool, envelope, hooks);
    const told = toldOf(parts, pool, { hooks, envelope, gone });
    for (const change of [...asked, ...told, ...(await restOver(parts, pool, envelope, hooks))]) {
      changes.set(`${change.collection} ${change.key}`, change);
    }
  }
  return [...changes.values()];
}

/** An event that web hooks are to hear of. Of somebody who is erased they hear that, and nothing else any more. */
function toldOf(
  { store, clock }: Parts,
  pool: string,
  { hooks, envelope, gone }: { hooks: HookSeen[]; envelope: Envelope; gone: ReadonlySet<string> },
): Change[] {
  const { type, seq, subject = '' } = envelope;
  if (gone.has(subject) && !type.startsWith('privacy.')) return [];
  return hooks
    .filter(({ types, since, stopped }) => stopped === null && seq > since && types.includes(type))
    .map(({ webhook }) => store.change(pool, messageOf(webhook, envelope, clock.now()), null));
}

/** Somebody wants a message that tries a web hook, or one that was told before once more. */
async function askedFor(
  { store, clock }: Parts,
  pool: string,
  envelope: Envelope,
  hooks: readonly HookSeen[],
): Promise<(Change | GuardedChange)[]> {
  if (envelope.type !== 'pool.webhook-asked') return [];
  const { webhook, of } = envelope.data as { webhook: string; of: { epoch: number; seq: number } | null };
  if (!hooks.some((hook) => hook.webhook === webhook && hook.stopped === null)) return [];
  if (of === null) return [store.change(pool, messageOf(webhook, envelope, clock.now()), null)];
  const known = await store.message(pool, { webhook, ...of });
  return known === null ? [] : [store.change(pool, again(known.message, clock.now()), known.seq)];
}

/** Whoever resumes, changes or tries one that was left alone does not wait until that is over. */
async function restOver(
  { store }: Parts,
  pool: string,
  { type, data }: Envelope,
  hooks: readonly HookSeen[],
): Promise<Change[]> {
  const isAnew = type === 'pool.webhook-resumed' || type === 'pool.webhook-changed';
  if (!isAnew && type !== 'pool.webhook-asked') return [];
  const webhook = String(data['webhook']);
  if (!hooks.some((hook) => hook.webhook === webhook)) return [];
  return [stateChange(pool, webhook, rested(await store.state(pool, webhook), isAnew))];
}

/** Its secrets go with it, and what is remembered of telling it. */
async function forget({ documents, keys, store }: Parts, pool: string, webhook: string): Promise<void> {
  await new WebhookSecrets({ documents, keys }).forget(pool, webhook);
  await store.forget(pool, webhook);
}

/** Contacts of these events whose key is gone. */
export async function erasedAmong(
  { keys }: Pick<Platform, 'keys'>,
  pool: string,
  events: readonly Pick<Envelope, 'subject'>[],
): Promise<ReadonlySet<string>> {
  const subjects = events.flatMap(({ subject }) => (subject === undefined || subject.includes('/') ? [] : subject));
  const contacts = [...new Set(subjects)];
  const found = contacts.length === 0 ? new Map() : await keys.read(pool, contacts);
  return new Set(contacts.filter((contact) => (found.get(contact) ?? null) === null));
}
