import type { Config } from '#libs/platform/config.js';
import type { Access } from '#libs/http/access.js';
import { bootstrapKeyId } from '#libs/http/access-records.js';
import { freshId } from '#libs/http/edge.js';
import type { Commands } from '#libs/transport/commands.js';

/**
 * For automation: with KITH_BOOTSTRAP_KEY the first start makes an organisation, a pool named Kith and an owner whose
 * key is that secret. Safe at every start, also of several instances: the ids follow from the secret, and the pool refuses to be made twice.
 */
export async function bootstrap(config: Config, { commands }: { commands: Commands }, access: Access): Promise<void> {
  const { bootstrapKey, home } = config;
  if (bootstrapKey === null) return;
  const [pool, member] = [freshId('p', `bootstrap|${bootstrapKey}`), freshId('m', `bootstrap|${bootstrapKey}`)];
  const owner = { member, name: 'Owner', email: null };
  const data = { name: 'Kith', home, organisation: freshId('o', pool), owner };
  await commands.submit({ pool, kind: 'pool.create', data, actor: `member:${member}`, key: 'bootstrap' });
  const scopes = ['read', 'write', 'decide', 'import', 'admin', 'privacy'] as const;
  const id = bootstrapKeyId(bootstrapKey);
  const key = { member, scopes: [...scopes], expiresAt: null };
  const issued = { key: id, ...key };
  await commands.submit({ pool, kind: 'key.issue', data: issued, actor: `member:${member}`, key: 'bootstrap-key' });
  await access.keepKey({ id, pool, ...key }, bootstrapKey);
  await access.ensureOwner();
  await access.joinPool('owner', { pool, member }, 'Owner');
}
