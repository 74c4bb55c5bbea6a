import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Edge, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Commands, Outcome } from '#libs/transport/commands.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookViews } from './webhook-views.js';
import { WebhooksController } from './webhooks.controller.js';

let folder: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let secrets: WebhookSecrets;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-hooks-'));
  platform = await openPlatform({ dataDir: `${folder}/data`, keysDir: `${folder}/keys`, durable: false });
  secrets = new WebhookSecrets(platform);
});
afterEach(async () => {
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const viewer = { pool: 'p_1', actor: 'member:m_1', member: 'm_1', language: 'en' };
const asked = (key: string) => ({ visit: { viewer }, headers: { 'idempotency-key': key } }) as unknown as EdgeRequest;

/** The edge, where whatever is said becomes this. */
function edgeTo(outcome: Outcome): Edge {
  const commands = { submit: async () => outcome } as unknown as Commands;
  return new Edge(commands, ({ refused }) => ({ sentence: refused, extensions: {} }));
}

/** The answer to a DELETE of which this became. */
function removed(outcome: Outcome): Promise<unknown> {
  const reply = { status: () => undefined } as unknown as EdgeReply;
  const controller = new WebhooksController(edgeTo(outcome), new WebhookViews(platform.documents), secrets);
  return controller.remove('w_a', asked('k-1'), reply);
}

/** The secret that a request for a new one is answered with. */
async function renewed(key: string): Promise<string> {
  const views = { hook: async () => ({}) } as unknown as WebhookViews;
  const controller = new WebhookDeliveriesController(edgeTo({ state: 'parked' }), views, secrets);
  return ((await controller.rotate('w_a', asked(key))) as { secret: string }).secret;
}
const about = { collection: 'webhook', key: 'self' };

test('a system that is removed has no secret any more when that is answered, whether anybody told it or not', async () => {
  await secrets.first('p_1', 'w_a');
  expect(await removed({ state: 'done', about, seqs: [7] })).toEqual({ id: 'w_a', removed: true });
  expect(await platform.documents.all('p_1', 'webhook-secret', null, 9)).toEqual([]);
  expect((await platform.keys.tombstones('p_1')).map(({ subject }) => subject)).toEqual(['webhook/w_a']);
});

test('one that waits to be removed still has its secret, and of one that nobody knows nothing is noted', async () => {
  const secret = await secrets.first('p_1', 'w_a');
  expect(await removed({ state: 'parked' })).toMatchObject({ state: 'parked' });
  await removed({ state: 'done', about, seqs: [] });
  expect(await secrets.read('p_1', 'w_a')).toEqual([secret]);
  expect(await platform.keys.tombstones('p_1')).toEqual([]);
});

test('a new secret whose answer was lost is made again in its place: the one that the other system knows stays good', async () => {
  const known = await secrets.first('p_1', 'w_a');
  const lost = await renewed('k-1');
  const shown = await renewed('k-1');
  expect(shown).not.toBe(lost);
  expect(await secrets.read('p_1', 'w_a')).toEqual([shown, known]);
  const next = await renewed('k-2');
  expect(await secrets.read('p_1', 'w_a')).toEqual([next, shown]);
});
