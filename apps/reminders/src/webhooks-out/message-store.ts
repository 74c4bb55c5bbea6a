import { CommitFailed } from '#libs/kernel/errors.js';
import type { Change, Documents, GuardedChange } from '#libs/ports/documents.js';
import type { HookSeen } from './hook-seen.js';
import { KEPT_FOR, keyOf, type Message } from './message.js';
import { untold, type HookState } from './state.js';

/** A message as it was read. */
export interface StoredMessage {
  seq: number;
  message: Message;
}

/** How far a pool's events were turned into messages. */
export interface Position {
  epoch: number;
  seq: number;
}

const PAGE = 500;
const position = { collection: 'webhook-position', key: 'self' };

/** Messages to other systems, and how telling them goes, as reminders stores it. */
export class MessageStore {
  constructor(private readonly documents: Documents) {}

  async hooks(pool: string): Promise<HookSeen[]> {
    const [found] = await this.documents.many(pool, [{ collection: 'webhook', key: 'self' }]);
    return (found?.body as { hooks: HookSeen[] } | undefined)?.hooks ?? [];
  }

  async position(pool: string): Promise<{ seq: number; at: Position } | null> {
    const [found] = await this.documents.many(pool, [position]);
    return found === undefined ? null : { seq: found.seq, at: found.body as Position };
  }

  /** Saves the position over the one that was read, with what goes with it; null forgets it. Throws CommitFailed `fenced`. */
  async move(
    pool: string,
    from: number | null,
    to: Position | null,
    also: (Change | GuardedChange)[],
  ): Promise<number> {
    const seq = (from ?? 0) + 1;
    await this.documents.save([...also, { pool, ...position, seq, expect: from, body: to }]);
    return seq;
  }

  /** As a change: of a message that was read, only if it is still as it was. */
  change(pool: string, message: Message, read: number | null): Change | GuardedChange {
    const change = { pool, collection: 'webhook-message', key: keyOf(message), seq: (read ?? 0) + 1, body: message };
    return read === null ? change : { ...change, expect: read };
  }

  /** Writes a message and how its web hook does over what was read; null if somebody else was first. */
  async write(
    pool: string,
    { seq }: Pick<StoredMessage, 'seq'>,
    message: Message,
    state?: HookState,
  ): Promise<StoredMessage | null> {
    const also = state === undefined ? [] : [stateChange(pool, message.webhook, state)];
    try {
      await this.documents.save([this.change(pool, message, seq), ...also]);
      return { seq: seq + 1, message };
    } catch (error) {
      if (error instanceof CommitFailed && error.kind === 'fenced') return null;
      throw error;
    }
  }

  async state(pool: string, webhook: string): Promise<HookState> {
    const [found] = await this.documents.many(pool, [{ collection: 'webhook-state', key: webhook }]);
    return (found?.body as HookState | undefined) ?? untold;
  }

  async message(pool: string, of: Pick<Message, 'webhook' | 'epoch' | 'seq'>): Promise<StoredMessage | null> {
    const [found] = await this.documents.many(pool, [{ collection: 'webhook-message', key: keyOf(of) }]);
    return found === undefined ? null : { seq: found.seq, message: found.body as Message };
  }

  /** The message of a web hook that has waited longest; null: none waits. */
  async next(pool: string, webhook: string): Promise<StoredMessage | null> {
    const place = { pool, collection: 'webhook-message', index: 'waiting', equals: [webhook], limit: 1 };
    const [found] = (await this.documents.list<Message>(place)).items;
    return found === undefined ? null : { seq: found.seq, message: found.body };
  }

  /** Forgets everything of a web hook that was removed. */
  async forget(pool: string, webhook: string): Promise<void> {
    await this.remove({ pool, index: 'log', equals: [webhook] }, () => true);
    await this.documents.save([{ pool, collection: 'webhook-state', key: webhook, seq: 0, body: null }]);
  }

  /** Forgets what is older than 30 days. */
  sweep(pool: string, now: number): Promise<void> {
    return this.remove({ pool, index: 'by-age', to: now - KEPT_FOR }, () => true);
  }

  /** Forgets what was told of somebody, but that they were erased. */
  forgetAbout(pool: string, contact: string): Promise<void> {
    return this.remove({ pool, index: 'about', equals: [contact] }, ({ type }) => !type.startsWith('privacy.'));
  }

  private async remove(
    place: { pool: string; index: string; equals?: string[]; to?: number },
    goes: (message: Message) => boolean,
  ): Promise<void> {
    const { pool } = place;
    for (let after: string | undefined; ;) {
      const query = { collection: 'webhook-message', ...place, limit: PAGE };
      const page = await this.documents.list<Message>({ ...query, ...(after === undefined ? {} : { after }) });
      const gone = page.items.filter(({ body }) => goes(body));
      await this.documents.save(
        gone.map(({ key }) => ({ pool, collection: 'webhook-message', key, seq: 0, body: null })),
      );
      if (page.next === null) return;
      after = page.next;
    }
  }
}

export function stateChange(pool: string, webhook: string, body: HookState): Change {
  return { pool, collection: 'webhook-state', key: webhook, seq: 1, body };
}
