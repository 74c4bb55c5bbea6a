import type { Bus } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { until } from '#libs/testing/cluster/until.js';
import type { Command } from '#libs/transport/commands.js';
import { startContacts, type Contacts, type ContactsOptions } from '../../../../contacts/src/contacts.service.js';
import { clusterLimits } from '../../../../contacts/src/inputs/engine.js';
import type { ImportRecord } from '../../../../ingest/src/imports/import.js';
import { startIngest, type Ingest } from '../../../../ingest/src/ingest.service.js';

export const OWNER = 'm_owner';
const HOME = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
const NOTHING_SAID = { headline: null, employer: null, position: null, location: null };
const NOWHERE = { zone: null, country: null, language: null };

/** Contacts as its process runs it, on a platform of a cluster. */
export function contactsOn(platform: Platform, options: ContactsOptions = {}): Promise<Contacts> {
  return startContacts(platform, { limits: clusterLimits, pollMs: 10, ...options });
}

export function ingestOn(platform: Platform): Promise<Ingest> {
  const failed = (error: unknown): never => {
    throw error;
  };
  return startIngest(platform, { failed });
}

/** So many names of pools that lie in one partition. */
export function poolsTogether(bus: Pick<Bus, 'partitionOf'>, count: number): string[] {
  const names = Array.from({ length: 1_000 }, (_, at) => `p_${at}`);
  const [first = ''] = names;
  return names.filter((name) => bus.partitionOf(name) === bus.partitionOf(first)).slice(0, count);
}

/** The name of another pool that lies in the partition of this one. */
export function poolBeside(bus: Pick<Bus, 'partitionOf'>, pool: string): string {
  const names = Array.from({ length: 1_000 }, (_, at) => `p_beside_${at}`);
  return names.find((name) => bus.partitionOf(name) === bus.partitionOf(pool)) ?? '';
}

/** Says it as the owner until it is decided, under one key; throws unless it is done. Answers the id of what it is about. */
export async function done(contacts: Contacts, command: Omit<Command, 'actor'> & { key: string }): Promise<string> {
  const outcome = await until(
    `${command.kind} (${command.key})`,
    () => contacts.commands.submit({ ...command, actor: `member:${OWNER}` }),
    ({ state }) => state !== 'queued',
  );
  if (outcome.state !== 'done') throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  return outcome.about?.key ?? '';
}

export async function createPool(contacts: Contacts, pool: string): Promise<void> {
  const owner = { member: OWNER, name: 'Owner', email: null };
  const data = { name: 'Team', home: HOME, organisation: 'o_1', owner };
  await done(contacts, { pool, kind: 'pool.create', data, key: 'create' });
}

/** What adds a person, who is found again by this profile. */
export function person(profile: string): object {
  const name = { given: 'Person', family: profile, full: `Person ${profile}` };
  const identities = [{ scheme: 'linkedin', value: profile }];
  return { name, identities, ...NOTHING_SAID, ...NOWHERE, basis: 'told', member: OWNER };
}

export interface Row {
  profile: string;
  email?: string;
}

/** People with numbered profiles: `row-0`, `row-1` … */
export function crowd(prefix: string, count: number): Row[] {
  return Array.from({ length: count }, (_, at) => ({ profile: `${prefix}-${at}` }));
}

/** The file a network would give for them. */
export function fileOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ profile, email = '' }, at) =>
      `Person,${profile},https://www.linkedin.com/in/${profile},${email},Employer ${at % 17},Engineer,1 Mar 2024`,
  );
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...lines, ''].join('\n');
}

/** Takes the file; its rows are sent in the background. */
export async function upload({ imports }: Ingest, pool: string, key: string, rows: readonly Row[]): Promise<string> {
  const about = { pool, member: OWNER, actor: `member:${OWNER}`, format: 'linkedin-csv', share: 'all', key } as const;
  const read = { basis: 'own-relation', file: null, home: HOME, bytes: inOnePiece(fileOf(rows)) } as const;
  const begun = await imports.begin({ ...about, ...read });
  if ('refused' in begun) throw new Error(begun.refused);
  return begun.id;
}

/** The import once all its rows are decided. */
export async function finished({ imports }: Ingest, pool: string, id: string): Promise<ImportRecord> {
  const seen = await until(
    `import ${id}`,
    () => imports.read(pool, id),
    (record) => record?.state === 'finished',
    { longest: 240_000 },
  );
  if (seen === null) throw new Error(`no import ${id}`);
  return seen;
}

/** Resolves when every input that lies on the topic is decided, by whomever. */
export async function allDecided({ bus, ledger }: Platform): Promise<void> {
  const partitions = Array.from({ length: bus.partitions }, (_, partition) => partition);
  const waiting = async (): Promise<number> => {
    const each = partitions.map(
      async (partition) => (await bus.newest('inputs', partition)) - (await ledger.position(partition)).next,
    );
    return (await Promise.all(each)).reduce((sum, one) => sum + one, 0);
  };
  await until('every input is decided', waiting, (inputs) => inputs === 0);
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
