import { setTimeout as pause } from 'node:timers/promises';
import { sealedWith } from '#libs/kernel/envelope.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Outcome } from '#libs/transport/commands.js';
import type { Assembly } from '../assemble.js';

export const POOL = 'p_same';
export const OWNER = 'm_owner';
export const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const ROWS = 200;
/** A round that an import or a keep made due comes two seconds later, ms. */
const SOON = 10_000;
const LONGEST = 60_000;

/** A small team's first day: a pool, a file of 200 rows, somebody is kept, somebody is asked for and written to. Answers the ledger, opened. */
export async function playFirstDay(services: Assembly): Promise<Envelope[]> {
  const { platform } = services;
  const first = { member: OWNER, name: 'Mo', email: null };
  await done(services, 'pool.create', { name: 'Team', home: HOME, organisation: 'o_same', owner: first });
  await upload(services);
  await quiet(services);
  const contact = await contactOf(platform, 20);
  await done(services, 'contact.keep', { contact, member: OWNER, rhythm: 'quarterly' });
  await quiet(services);
  const asked = await contactOf(platform, 91);
  const reason = { kind: 'question', text: 'Do you still work with lathes?' };
  const wish = { contact: asked, member: OWNER, reason, channel: 'linkedin' };
  const suggestion = await done(services, 'suggestion.ask', wish);
  const offer = { suggestion, contact: asked, member: OWNER, channel: 'linkedin' };
  await done(services, 'suggestion.confirm', { ...offer, wrote: true, at: null });
  await quiet(services);
  return opened(platform);
}

/** Answers the id of the document that it is about. */
async function done({ contacts, platform }: Assembly, kind: string, data: object): Promise<string> {
  const actor = `member:${OWNER}`;
  let outcome: Outcome = await contacts.commands.submit({ pool: POOL, kind, data, actor });
  for (const end = platform.clock.now() + LONGEST; outcome.state === 'queued' && platform.clock.now() < end;) {
    await pause(50);
    outcome = (await contacts.commands.outcomeOf(POOL, actor, outcome.key)) ?? outcome;
  }
  if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
  return outcome.about?.key ?? '';
}

async function upload({ ingest }: Assembly): Promise<void> {
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const mail = at % 3 === 0 ? '' : `person${String(at % 190)}@example.org`;
    return `Person,${lastName(at)},https://www.linkedin.com/in/person-${String(at)},${mail},Employer ${String(at % 17)},Engineer,${String(1 + (at % 28)).padStart(2, '0')} Mar 2024`;
  });
  const about = { pool: POOL, member: OWNER, actor: `member:${OWNER}`, format: 'linkedin-csv', share: 'all' } as const;
  const read = { basis: 'own-relation', file: 'Connections.csv', key: 'same', home: HOME } as const;
  await ingest.imports.begin({ ...about, ...read, bytes: inOnePiece([header, ...rows, ''].join('\n')) });
}

/** Until nothing is under way and nothing falls due soon. */
async function quiet({ platform: { queue, clock }, settled }: Assembly): Promise<void> {
  for (const end = clock.now() + LONGEST; clock.now() < end;) {
    await settled();
    const waiting = await queue.waiting();
    if (waiting.every(({ at }) => at > clock.now() + SOON)) return;
    await pause(50);
  }
  throw new Error('it does not come to rest');
}

async function contactOf({ documents }: Platform, row: number): Promise<string> {
  const words = [lastName(row).toLowerCase()];
  const { items } = await documents.search({ pool: POOL, collection: 'card', words, sort: 'name', limit: 2 });
  const [found, other] = items;
  if (found === undefined || other !== undefined) throw new Error(`not one contact of row ${String(row)}`);
  return found.key;
}

/** One word of letters, and no other row's begins with it. */
function lastName(row: number): string {
  const letters = String(row)
    .padStart(3, '0')
    .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  return `Row${letters}`;
}

/** The whole ledger with its personal fields in clear. */
async function opened({ ledger, keys }: Platform): Promise<Envelope[]> {
  const { seq } = await ledger.head(POOL);
  const events = await ledger.read(POOL, 0, seq);
  const subjects = [...new Set(events.flatMap(({ subject }) => subject ?? []))];
  const found = await keys.read(POOL, subjects);
  return events.map((event) => {
    const { sealed, subject = '' } = event;
    return sealed === undefined ? event : { ...event, sealed: found.get(subject)?.open(sealedWith(event), sealed) };
  });
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
