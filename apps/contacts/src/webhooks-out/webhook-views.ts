import { isoTime } from '#libs/http/parse.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Webhook, WebhooksDoc } from './webhook-document.js';

/** What reminders keeps of how telling it goes; `webhook-state/<id>`. */
interface StateSeen {
  failingSince: number | null;
  restUntil: number | null;
  toldAt: number | null;
}

/** What reminders keeps of one message; `webhook-message/<webhook>/<epoch>/<seq>`. */
interface MessageSeen {
  id: string;
  epoch: number;
  seq: number;
  type: string;
  about: string | null;
  at: number;
  state: string;
  tries: number;
  nextAt: number | null;
  last: { at: number; status: number | null; code: string | null } | null;
}

/** Systems that are told, and how that goes. */
export class WebhookViews {
  constructor(private readonly documents: Documents) {}

  async hooks(pool: string): Promise<Webhook[]> {
    const [found] = await this.documents.many(pool, [{ collection: 'webhook', key: 'self' }]);
    return (found?.body as WebhooksDoc | undefined)?.hooks ?? [];
  }

  async hook(pool: string, id: string): Promise<Webhook | null> {
    return (await this.hooks(pool)).find(({ webhook }) => webhook === id) ?? null;
  }

  async all(pool: string): Promise<object[]> {
    return Promise.all((await this.hooks(pool)).map((hook) => this.shown(pool, hook)));
  }

  async shown(pool: string, { webhook, name, address, types, at, stopped }: Webhook): Promise<object> {
    const [found] = await this.documents.many(pool, [{ collection: 'webhook-state', key: webhook }]);
    const { failingSince, restUntil, toldAt } = (found?.body ?? nothing) as StateSeen;
    return {
      ...{ id: webhook, name, address, types, addedAt: isoTime(at), toldAt: isoTime(toldAt) },
      stopped: stopped === null ? null : { reason: stopped.reason, at: isoTime(stopped.at) },
      failingSince: isoTime(failingSince),
      restUntil: failingSince === null ? null : isoTime(restUntil),
    };
  }

  /** How many are told nothing more, for they were gone or took nothing for days, and how many take nothing just now. */
  async trouble(pool: string): Promise<{ stopped: number; failing: number }> {
    const hooks = await this.hooks(pool);
    const told = hooks.filter(({ stopped }) => stopped === null);
    const keys = told.map(({ webhook }) => ({ collection: 'webhook-state', key: webhook }));
    const states = keys.length === 0 ? [] : await this.documents.many(pool, keys);
    return {
      stopped: hooks.filter(({ stopped }) => stopped !== null && stopped.reason !== 'member').length,
      failing: states.filter(({ body }) => (body as StateSeen).failingSince !== null).length,
    };
  }

  /** Its messages of the last 30 days, the newest first. */
  async deliveries(
    pool: string,
    webhook: string,
    place: { after: string | undefined; limit: number },
  ): Promise<{ items: object[]; next: string | null }> {
    const query = { pool, collection: 'webhook-message', index: 'log', equals: [webhook], reverse: true };
    const page = await this.documents.list<MessageSeen>({ ...query, ...place });
    return { items: page.items.map(({ body }) => shownMessage(body)), next: page.next };
  }

  /** Which event a message told of; null if there is no such message. */
  async delivery(pool: string, webhook: string, id: string): Promise<{ epoch: number; seq: number } | null> {
    const [epoch = '', seq = ''] = id.split('-');
    const key = `${webhook}/${epoch.padStart(6, '0')}/${seq.padStart(12, '0')}`;
    const [found] = await this.documents.many(pool, [{ collection: 'webhook-message', key }]);
    return found === undefined ? null : { epoch: Number(epoch), seq: Number(seq) };
  }
}

const nothing: StateSeen = { failingSince: null, restUntil: null, toldAt: null };

function shownMessage({ id, epoch, seq, type, about, at, state, tries, nextAt, last }: MessageSeen): object {
  return {
    ...{ id: `${String(epoch)}-${String(seq)}`, webhookId: id, type, contact: about, at: isoTime(at), state, tries },
    nextAt: state === 'waiting' ? isoTime(nextAt) : null,
    last: last === null ? null : { at: isoTime(last.at), status: last.status, code: last.code },
  };
}
