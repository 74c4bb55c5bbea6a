import type { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Assembly } from '../assemble.js';
import { connectionsFile, draw, newJob, people, type Person } from './people.js';

export const POOL = 'p_demo';
export const OWNER = 'm_you';
const DAY = 86_400_000;
/** So many days before the end you leave your offers open, so that the demo has some to show. */
const LEFT_OPEN = 6;
const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const team = [
  { member: OWNER, name: 'You' },
  { member: 'm_rosa', name: 'Rosa Immergrün' },
  { member: 'm_theo', name: 'Theo Fliegauf' },
];

/** A small team from the clock's time until `now`, day by day; `monthOver` hears of every 30 days that are played. */
export async function play(
  assembly: Assembly,
  clock: VirtualClock,
  now: number,
  monthOver: (month: number) => void,
): Promise<void> {
  const say = speaker(assembly);
  await say(OWNER, 'pool.create', {
    name: 'Demo pool',
    home,
    organisation: 'o_demo',
    owner: { member: OWNER, name: 'You', email: null },
  });
  for (const { member, name } of team.slice(1)) {
    await say(OWNER, 'member.add', { member, role: 'recruiter', name, email: null, zone: home.zone });
  }
  const known = new Map<string, Person[]>();
  for (const { member } of team) {
    const list = people(member, 70, clock.now());
    known.set(member, list);
    await bring(assembly, member, list);
    await keepSome(assembly, member);
  }
  for (let day = 1; clock.now() + DAY < now; day += 1) {
    await clock.advance(clock.now() + DAY);
    await assembly.settled();
    const isLeft = clock.now() + LEFT_OPEN * DAY > now;
    for (const { member } of team) await work(assembly, member, isLeft && member === OWNER);
    if (day % 30 === 0) {
      await newFile(assembly, known, day);
      monthOver(day / 30);
    }
    if (day % 9 === 0) await noteSomething(assembly, day);
  }
  await newFile(assembly, known, 181);
  await clock.advance(now);
  await assembly.settled();
}

/** As much of an offer as a member looks at. */
interface Offer {
  id: string;
  contact: string;
}

type Say = (member: string, kind: string, data: unknown) => Promise<void>;

function speaker({ contacts }: Assembly): Say {
  return async (member, kind, data) => {
    await contacts.commands.submit({ pool: POOL, kind, data, actor: `member:${member}` });
  };
}

async function bring(assembly: Assembly, member: string, list: readonly Person[]): Promise<void> {
  const bytes = Buffer.from(connectionsFile(list));
  const about = {
    pool: POOL,
    member,
    actor: `member:${member}`,
    format: 'linkedin-csv',
    share: 'all',
    basis: 'own-relation',
  } as const;
  const key = `${member} ${String(assembly.platform.clock.now())}`;
  await assembly.ingest.imports.begin({ ...about, file: 'Connections.csv', key, home, bytes: once(bytes) });
  await assembly.settled();
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function keepSome(assembly: Assembly, member: string): Promise<void> {
  const say = speaker(assembly);
  const page = await assembly.platform.documents.search<{ id: string; facts: { connected: { member: string }[] } }>({
    pool: POOL,
    collection: 'card',
    words: [],
    sort: 'name',
    limit: 500,
  });
  const theirs = page.items.filter(({ body }) => body.facts.connected.some((one) => one.member === member));
  for (const { body } of theirs.filter((_, i) => i % 9 === 0)) {
    await say(member, 'contact.keep', {
      contact: body.id,
      member,
      rhythm: draw(2, body.id) === 0 ? 'quarterly' : 'half-yearly',
    });
  }
}

/** What a member does with the offers of the day: most are written, some put off or declined; some people reply. */
async function work(assembly: Assembly, member: string, leavesToday: boolean): Promise<void> {
  const open = leavesToday ? [] : await offers(assembly, member, 'open');
  for (const offer of open) await takeUp(assembly, member, offer);
  const say = speaker(assembly);
  const waiting = await offers(assembly, member, 'accepted');
  for (const { contact } of waiting.slice(0, 1)) {
    await say(member, 'answer.record', { contact, member, channel: 'linkedin', at: null });
  }
}

/** Of ten offers seven are accepted, six written, three answered; one is declined. */
async function takeUp(assembly: Assembly, member: string, { id, contact }: Offer): Promise<void> {
  const say = speaker(assembly);
  const chance = draw(10, id, 'take');
  const about = { suggestion: id, contact, member };
  const channel = 'linkedin';
  if (chance === 9) await say(member, 'suggestion.decline', { ...about, reason: 'bad-time' });
  if (chance < 7) await say(member, 'suggestion.accept', { ...about, channel });
  if (chance < 6) await say(member, 'suggestion.confirm', { ...about, wrote: true, channel, at: null });
  if (chance < 3) {
    await say(member, 'response.record', { contact, channel, at: null, toMember: member, wish: null, until: null });
  }
}

async function offers({ platform }: Assembly, member: string, state: string): Promise<Offer[]> {
  const page = await platform.documents.list<Offer>({
    pool: POOL,
    collection: 'suggestion',
    index: 'member',
    equals: [member, state],
    limit: 50,
  });
  return page.items.map(({ body }) => body);
}

/** A month later the same people, some of them elsewhere, and a few new ones. */
async function newFile(assembly: Assembly, known: Map<string, Person[]>, day: number): Promise<void> {
  for (const [member, list] of known) {
    const moved = list.map((one) => (draw(14, one.slug, day) === 0 ? newJob(one, day) : one));
    const fresh = people(`${member} ${String(day)}`, 4, assembly.platform.clock.now()).map((one) => ({
      ...one,
      connectedAt: assembly.platform.clock.now() - 2 * DAY,
    }));
    known.set(member, [...moved, ...fresh]);
    await bring(assembly, member, [...moved, ...fresh]);
  }
}

const talks = [
  'Kleine Teams, große Daten',
  'Queues that forget',
  'Ein Jahr ohne Stand-ups',
  'Testing with seeds',
  'Maps for people who get lost',
];

async function noteSomething(assembly: Assembly, day: number): Promise<void> {
  const page = await assembly.platform.documents.search<{ id: string }>({
    pool: POOL,
    collection: 'card',
    words: [],
    sort: 'name',
    limit: 500,
  });
  const contact = page.items[draw(page.items.length, 'talk', day)]?.body.id;
  if (contact === undefined) return;
  const title = talks[draw(talks.length, 'title', day)] ?? 'A talk';
  const at = assembly.platform.clock.now() - DAY;
  await speaker(assembly)(OWNER, 'activity.observed', {
    source: 'demo',
    sourceId: `talk-${String(day)}`,
    basis: 'own-relation',
    observedAt: at,
    contact,
    identities: [],
    activity: 'talk',
    at,
    title,
    url: 'https://talks.example/' + String(day),
    member: null,
  });
}
