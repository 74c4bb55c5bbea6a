import type { Platform } from '#libs/ports/platform.js';
import type { Posting } from '#libs/ports/posting.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import type { HookSeen } from './hook-seen.js';
import { begun, ended, type Outcome } from './message.js';
import type { MessageStore, StoredMessage } from './message-store.js';
import { payloadOf } from './payload.js';
import { erasedAmong } from './stage.js';
import { after, resting, whyStop, type HookState } from './state.js';
import { tell } from './tell.js';

export interface SendParts extends Pick<Platform, 'documents' | 'ledger' | 'keys' | 'clock'> {
  store: MessageStore;
  posting: Posting;
}

/** How far telling a web hook has come: when to go on, ms (null: when there is something new), and whether it is to be stopped. */
export interface Sent {
  next: number | null;
  stop: 'gone' | 'failing' | null;
}

/**
 * Tells another system what waits for it, one message at a time, in order as long as all goes well. What is under way is
 * stored before, what came of it afterwards: a crash in between has it told once more under the same id.
 */
export async function sendAll(parts: SendParts, pool: string, hook: HookSeen, going: () => boolean): Promise<Sent> {
  const { store, clock } = parts;
  while (going()) {
    const state = await store.state(pool, hook.webhook);
    const waiting = await store.next(pool, hook.webhook);
    if (waiting === null) return { next: null, stop: null };
    const from = Math.max(state.restUntil, waiting.message.nextAt);
    if (from > clock.now()) return { next: from, stop: null };
    const stop = await sendOne(parts, { pool, hook, state }, waiting);
    if (stop !== null) return { next: null, stop };
  }
  return { next: null, stop: null };
}

async function sendOne(
  parts: SendParts,
  { pool, hook, state }: { pool: string; hook: HookSeen; state: HookState },
  waiting: StoredMessage,
): Promise<Sent['stop']> {
  const { store, clock } = parts;
  const mine = await store.write(pool, waiting, begun(waiting.message, clock.now()));
  if (mine === null) return null;
  const outcome = await tellOf(parts, pool, hook, mine);
  const now = clock.now();
  if (outcome === null) {
    await store.write(pool, mine, { ...mine.message, state: 'given-up', waits: null });
    return null;
  }
  const [message, then] = [ended(mine.message, outcome, now), after(state, outcome, now)];
  const stop = whyStop(then, message);
  await store.write(pool, mine, message, stop === null ? then : resting(then, now));
  return stop;
}

/** Null: there is nothing to tell (any more). */
async function tellOf(
  { ledger, keys, documents, posting, clock }: SendParts,
  pool: string,
  { webhook, address }: HookSeen,
  { message }: StoredMessage,
): Promise<Outcome | null> {
  const [envelope] = await ledger.read(pool, message.seq - 1, 1);
  if (envelope?.id !== message.id || address === null) return null;
  const isPrivacy = message.type.startsWith('privacy.');
  if (!isPrivacy && (await erasedAmong({ keys }, pool, [envelope])).size > 0) return null;
  const secrets = await new WebhookSecrets({ documents, keys }).read(pool, webhook);
  if (secrets.length === 0) return { told: false, status: null, code: 'secret-missing', rest: 0 };
  const payload = payloadOf(message, envelope);
  return tell(posting, { url: address, id: message.id, payload, secrets, now: clock.now() });
}
