import { Access } from '#libs/http/access.js';
import type { Platform } from '#libs/ports/platform.js';
import { assemble, type Assembly } from '../../assemble.js';
import { playFirstDay, POOL } from '../../testing/first-day.js';

export { POOL };
const OWNER = 'm_owner';

export const complain = (sentence: string): never => {
  throw new Error(sentence);
};

/** A pool with a first day behind it: 200 people, one of them erased, one who objected, a key for a machine. Answers that key. */
export async function liveIn(platform: Platform): Promise<string> {
  const assembly = await assemble(platform, complain);
  try {
    await playFirstDay(assembly);
    const [gone, silent] = await strangers(platform);
    await say(assembly, 'privacy.erase', { contact: gone, ground: 'wish' });
    await say(assembly, 'privacy.object', { contact: silent, note: 'please do not' });
    const key = { member: OWNER, scopes: ['read', 'write'] as const, expiresAt: null };
    await say(assembly, 'key.issue', { key: 'k_machine', ...key });
    const access = new Access(platform.documents, platform.clock);
    await access.ensureOwner();
    await access.joinPool('owner', { pool: POOL, member: OWNER });
    const secret = await access.issueKey({ id: 'k_machine', pool: POOL, ...key, scopes: [...key.scopes] });
    await assembly.settled();
    return secret;
  } finally {
    await assembly.stop();
  }
}

export async function say({ contacts }: Pick<Assembly, 'contacts'>, kind: string, data: object): Promise<void> {
  const outcome = await contacts.commands.submit({ pool: POOL, kind, data, actor: `member:${OWNER}` });
  if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
}

/** Two people that nobody has been offered or asked about. */
async function strangers({ documents }: Platform): Promise<[string, string]> {
  const cards = await documents.all(POOL, 'card', null, 500);
  const offers = await documents.all(POOL, 'suggestion', null, 500);
  const known = new Set(offers.map(({ body }) => (body as { contact: string }).contact));
  const [one, other] = cards.filter(({ key }) => !known.has(key)).map(({ key }) => key);
  if (one === undefined || other === undefined) throw new Error('everybody is known');
  return [one, other];
}
