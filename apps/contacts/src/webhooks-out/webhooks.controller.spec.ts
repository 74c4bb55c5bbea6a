import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Edge, type EdgeReply } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Commands, Outcome } from '#libs/transport/commands.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
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

/** The answer to a DELETE of which this became. */
function removed(outcome: Outcome): Promise<unknown> {
  const commands = { submit: async () => outcome } as unknown as Commands;
  const edge = new Edge(commands, ({ refused }) => ({ sentence: refused, extensions: {} }));
  const viewer = { pool: 'p_1', actor: 'member:m_1', member: 'm_1', language: 'en' };
  const request = { visit: { viewer }, headers: { 'idempotency-key': 'k-1' } } as unknown as EdgeRequest;
  const reply = { status: () => undefined } as unknown as EdgeReply;
  return new WebhooksController(edge, new WebhookViews(platform.documents), secrets).remove('w_a', request, reply);
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
