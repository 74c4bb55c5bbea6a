import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { startContacts, type Contacts } from '../contacts.service.js';
import type { PoolDoc } from '../documents.js';

const POOL = 'p_rules';
let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let contacts: Contacts;
beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-rules-'));
  const folders = { dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys') };
  platform = await openPlatform({ ...folders, durable: false, diskReserve: 0 });
  contacts = await startContacts(platform);
  const owner = { member: 'm_1', name: 'Owner', email: null };
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  const data = { name: 'Kith', home, organisation: 'o_1', owner };
  await contacts.commands.submit({ pool: POOL, kind: 'pool.create', data, actor: 'member:m_1' });
});
afterEach(async () => {
  await contacts.stop();
  await platform.close();
  fs.rmSync(root, { recursive: true });
});

/** The process ends, and starts again in a pool whose last offer was judged by these rules. */
async function restartJudgedBy(rulesVersion: string): Promise<void> {
  await contacts.stop();
  const [pool] = await platform.documents.many(POOL, [{ collection: 'pool', key: 'self' }]);
  if (pool === undefined) throw new Error('there is no pool');
  await platform.documents.save([{ ...pool, body: { ...(pool.body as PoolDoc), rulesVersion } }]);
  contacts = await startContacts(platform);
  await contacts.idle().catch(() => undefined);
}

test('a pool that newer rules have judged is not judged by older ones', async () => {
  await restartJudgedBy('99 luxon-3.7.2 date-holidays-3.37.0');
  expect(contacts.health()).toContain(`Pool ${POOL} was last judged by newer rules (99 luxon-3.7.2`);
});

test('one that these rules have judged is taken', async () => {
  await restartJudgedBy(RULES_VERSION);
  expect(contacts.health()).toBeNull();
});
