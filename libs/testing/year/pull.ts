import fs from 'node:fs';
import path from 'node:path';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { assemble, type Assembly } from '../../../apps/standalone/src/assemble.js';
import { openLoopback, type Mutant } from './loopback.js';
import { HOUR, sum, type Person, type Plan, type PlannedSource } from './plan.js';
import { connectionOf } from './sites/sites.js';

export const POOL = 'p_year';
const OWNER = 'm_owner';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;

/** What is to be pulled, from when, and until when. Times in ms. */
export interface Pulling {
  plan: Plan;
  folder: string;
  port: number;
  allow: string[];
  from: number;
  until: number;
  mutant?: Mutant;
}

/** Which contact is which person, and which source of the plan is which of Kith's. */
export interface Names {
  contacts: Record<string, number>;
  sources: Record<string, number>;
}

/**
 * Kith as one process runs it (contacts, ingest, reminders on the embedded platform), on a clock that moves on whenever
 * nothing is under way. The first time it makes the pool, the contacts and the sources; later it goes on where it was.
 */
export async function pull(pulling: Pulling): Promise<void> {
  const { plan, folder, port, allow, from, until, mutant } = pulling;
  const clock = new VirtualClock(from);
  const platform = await openPlatform({ dataDir: `${folder}/data`, keysDir: `${folder}/keys`, clock, durable: false });
  const outside = openLoopback(plan, { clock, port, allow, mutant });
  clock.settle = async () => {
    do {
      await outside.calm();
      await platform.quiet();
    } while (outside.busy());
  };
  const assembly = await assemble(platform, complain, { tickMs: HOUR, egress: outside.egress });
  try {
    const names = path.join(folder, 'names.json');
    if (!fs.existsSync(names)) fs.writeFileSync(names, JSON.stringify(await setUp(assembly, plan, port)));
    await clock.advance(until);
  } finally {
    await assembly.stop();
    await platform.close();
  }
}

/** Where a process notes for how many seconds the processor worked for it. */
export const processorFile = (pid: number): string => `processor-${pid}`;

/** The same of all processes that pulled into a folder. */
export function processorTime(folder: string): number {
  const files = fs.readdirSync(folder).filter((name) => name.startsWith('processor-'));
  return sum(files.map((name) => Number(fs.readFileSync(path.join(folder, name), 'utf8'))));
}

export const namesIn = (folder: string): Names =>
  JSON.parse(fs.readFileSync(path.join(folder, 'names.json'), 'utf8')) as Names;

function complain(sentence: string, facts?: object): never {
  throw new Error(`${sentence} ${JSON.stringify(facts ?? {})}`);
}

async function setUp(assembly: Assembly, plan: Plan, port: number): Promise<Names> {
  const owner = { member: OWNER, name: 'Owner', email: null };
  await said(assembly, 'pool.create', { name: 'Year', home: HOME, organisation: 'o_year', owner });
  const ids = new Map<number, string>();
  for (const source of plan.sourcesOf)
    for (const one of source.people) ids.set(one.id, await added(assembly, one, source));
  const contact = (person: number): string => ids.get(person) ?? '';
  const sources: Names['sources'] = {};
  for (const source of plan.sourcesOf) sources[await connected(assembly, source, { port, contact })] = source.n;
  return { contacts: Object.fromEntries([...ids].map(([person, id]) => [id, person])), sources };
}

async function added(assembly: Assembly, person: Person, source: PlannedSource): Promise<string> {
  const named = connectionOf(source).identity(person, source);
  const [scheme = '', ...rest] = named.split(':');
  const own = parseIdentity(named) ?? normaliseIdentity(scheme as 'email', rest.join(':'));
  if ('refused' in own) throw new Error(`${named} is nobody: ${own.refused}`);
  const full = `Person ${person.id}`;
  const about = { headline: null, employer: null, position: null, location: null, zone: null, country: null };
  const name = { given: 'Person', family: String(person.id), full };
  const identities = [own, { scheme: 'email', value: person.email }].filter(
    (one, i, all) => all.findIndex(({ value }) => value === one.value) === i,
  );
  const basis = 'own-relation';
  return said(assembly, 'contact.add', { name, identities, ...about, language: null, basis, member: OWNER });
}

async function said({ contacts }: Assembly, kind: string, data: object): Promise<string> {
  const outcome = await contacts.commands.submit({ pool: POOL, kind, data, actor: `member:${OWNER}` });
  if (outcome.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`);
  return outcome.about?.key ?? '';
}

async function connected(
  { ingest: { sources } }: Assembly,
  planned: PlannedSource,
  about: { port: number; contact: (person: number) => string },
): Promise<string> {
  const kind = sources.kindOf(planned.kind.name);
  if (kind === undefined) throw new Error(`${planned.kind.name} is no kind of source`);
  const settings = kind.settings.parse(connectionOf(planned).settings(planned, about));
  const asking = { pool: POOL, member: OWNER, actor: `member:${OWNER}`, key: `source ${planned.n}` };
  const source = await sources.connect(asking, { kind, name: `Source ${planned.n}`, settings, basis: kind.basis });
  if ('refused' in source) throw new Error(source.refused);
  return source.id;
}
