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
    await access.keepKey({ id: 'k_machine', pool: POOL, ...key, scopes: [...key.scopes] }, 'secret');
    await assembly.settled();
    return 'kith_k_machine.secret';
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

/** Makes the pool and brings a file of so many people; answers the id of the import. Its rows are sent in the background. */
export async function beginImport(assembly: Assembly, rows: number): Promise<string> {
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
  const owner = { member: OWNER, name: 'Mo', email: null };
  await say(assembly, 'pool.create', { name: 'Team', home, organisation: 'o_same', owner });
  const lines = Array.from(
    { length: rows },
    (_, at) => `Person,P${String(at)},https://www.linkedin.com/in/p-${String(at)},,,,`,
  );
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  const about = { pool: POOL, member: OWNER, actor: `member:${OWNER}`, format: 'linkedin-csv', share: 'all' } as const;
  const bytes = (async function* () {
    yield await Promise.resolve(Buffer.from([header, ...lines, ''].join('\n')));
  })();
  const begun = await assembly.ingest.imports.begin({ ...about, basis: 'told', file: null, key: 'file', home, bytes });
  if ('refused' in begun) throw new Error(begun.refused);
  return begun.id;
}
