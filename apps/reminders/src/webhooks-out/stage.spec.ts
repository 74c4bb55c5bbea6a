import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ledger } from '#libs/ports/ledger.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { LivePool, POOL } from '../testing/live-pool.js';
import type { Message } from './message.js';
import { MessageStore } from './message-store.js';
import { stage } from './stage.js';

let pool: LivePool;
let store: MessageStore;

beforeEach(async () => {
  pool = await LivePool.open();
  store = new MessageStore(pool.platform.documents);
});
afterEach(() => pool.close());

const add = async (webhook: string, types = ['contact.added']) => {
  await new WebhookSecrets(pool.platform).first(POOL, webhook);
  const address = `https://${webhook.replace('_', '-')}.example/kith`;
  await pool.say('webhook.add', { webhook, name: webhook, address, types, member: 'm_1' });
};
const stages = (ledger: Ledger = pool.platform.ledger) => stage({ ...pool.platform, ledger, store }, POOL);

/** A run that has read which web hooks there are when this is decided, and reads the ledger then. */
function meanwhile(decide: () => Promise<unknown>): Ledger {
  const { ledger } = pool.platform;
  let isFirst = true;
  return {
    head: (of) => ledger.head(of),
    async read(...page) {
      if (isFirst) {
        isFirst = false;
        await decide();
      }
      return ledger.read(...page);
    },
  } as Ledger;
}

const stored = async (collection: string) =>
  (await pool.platform.documents.all(POOL, collection, null, 100)).map(({ body }) => body);
const toldTo = async (webhook: string) => {
  const messages = (await stored('webhook-message')) as Message[];
  return messages.filter((one) => one.webhook === webhook).map(({ type }) => type);
};

describe('what is decided while the events are read', () => {
  beforeEach(async () => {
    await add('w_a');
    await stages();
  });

  test('is told to a system that was added in between', async () => {
    const hooks = await stages(
      meanwhile(async () => {
        await pool.meet('Ada');
        await add('w_b');
        await pool.meet('Bo');
      }),
    );
    expect(hooks.map(({ webhook }) => webhook)).toEqual(['w_a', 'w_b']);
    expect([await toldTo('w_a'), await toldTo('w_b')]).toEqual([['contact.added', 'contact.added'], ['contact.added']]);
  });

  test('is told to a system that was resumed in between, from then on', async () => {
    await pool.say('webhook.stop', { webhook: 'w_a', reason: 'member' });
    await stages();
    await stages(
      meanwhile(async () => {
        await pool.meet('Bo');
        await pool.say('webhook.resume', { webhook: 'w_a' });
        await pool.meet('Cy');
      }),
    );
    expect(await toldTo('w_a')).toEqual(['contact.added']);
  });

  test('is told to a system that wants to hear of it since in between', async () => {
    await stages(
      meanwhile(async () => {
        const wanted = { webhook: 'w_a', name: 'w_a', address: 'https://w-a.example/kith', types: ['contact.kept'] };
        await pool.say('webhook.change', wanted);
        const contact = await pool.meet('Ada');
        await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
      }),
    );
    expect(await toldTo('w_a')).toEqual(['contact.kept']);
  });

  test('leaves nothing of a system that was removed in between', async () => {
    const hooks = await stages(
      meanwhile(async () => {
        await pool.meet('Ada');
        await pool.say('webhook.ask', { webhook: 'w_a', of: null });
        await pool.say('webhook.remove', { webhook: 'w_a' });
        await pool.meet('Bo');
      }),
    );
    expect(hooks).toEqual([]);
    for (const collection of ['webhook-message', 'webhook-state', 'webhook-secret', 'webhook-position']) {
      expect(await stored(collection)).toEqual([]);
    }
  });
});
