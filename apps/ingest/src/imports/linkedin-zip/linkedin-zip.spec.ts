import { expect, test } from '@jest/globals';
import { linkedInArchive } from '#libs/testing/linkedin-archive/archive.js';
import { zipOf, type Zipped } from '#libs/testing/linkedin-archive/zip.js';
import { outcomeOf, rowsOf } from '../testing/read-file.js';
import { linkedInZip } from './linkedin-zip.js';

const CONNECTIONS = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const ada = `${CONNECTIONS}\nAda,Nilsson,https://www.linkedin.com/in/adanilsson,,,,12 Mar 2024\n`;
const profile = 'First Name,Last Name,Maiden Name\nInes,Falkenrath,\n';
const files = (...all: Zipped[]): Buffer => zipOf(all);

test('connections, messages and invitations are read wherever they lie, each row with its file; nothing else is opened', async () => {
  const archive = linkedInArchive();
  const inFolder = Object.entries(archive as unknown as Record<string, string>).map(([name, bytes]) => ({
    name: `Complete/${name}`,
    bytes,
  }));
  const rows = await rowsOf(linkedInZip, zipOf([{ name: 'Ads.csv', bytes: '\0\0' }, ...inFolder]));
  const parts = rows.map(({ part }) => `${part?.file ?? ''} ${part?.format ?? ''}`);
  expect([...new Set(parts)]).toEqual([
    'Connections.csv linkedin-csv',
    'messages.csv linkedin-messages',
    'Invitations.csv linkedin-invitations',
  ]);
  expect(rows.filter(({ ok }) => ok).length).toBeGreaterThan(5_000);
  expect(rows.flatMap((row) => (row.ok ? [] : [row.problem.code]))).toEqual([
    ...['draft', 'group-conversation', 'group-conversation'],
  ]);
});

test('the profile says whose it is, and a connection of a name who is meant by it', async () => {
  const messages = 'From,To,Date,Subject,Content,Folder\nInes Falkenrath,Ada Nilsson,"6/18/18, 2:41 PM",,Hi,SENT\n';
  const zip = files(
    { name: 'Profile.csv', bytes: profile },
    { name: 'Messages.csv', bytes: messages },
    { name: 'Connections.csv', bytes: ada },
  );
  expect(await rowsOf(linkedInZip, zip)).toMatchObject([
    { part: { file: 'Connections.csv' } },
    { part: { file: 'Messages.csv' }, data: { by: 'us', identities: [{ value: 'adanilsson' }] } },
  ]);
});

const bomb = { name: 'Connections.csv', bytes: Buffer.alloc(2_000_000) };
const many = Array.from({ length: 1_001 }, (_, at) => ({ name: `${String(at)}.csv`, bytes: '' }));

test.each([
  ['something else', Buffer.from('no archive at all'), 'zip-broken'],
  ['cut off', files({ name: 'Connections.csv', bytes: ada }).subarray(0, 150), 'zip-broken'],
  ['of other files', files({ name: 'Photos.csv', bytes: 'a,b' }), 'zip-other'],
  [
    'within an archive',
    files({ name: 'inner.zip', bytes: files({ name: 'Connections.csv', bytes: ada }) }),
    'zip-other',
  ],
  ['with a password', files({ name: 'Connections.csv', bytes: ada, flags: 1 }), 'zip-encrypted'],
  ['that leads upwards', files({ name: '../../Connections.csv', bytes: ada }), 'zip-path'],
  ['that leads to the root', files({ name: '/Connections.csv', bytes: ada }), 'zip-path'],
  ['that grows', files(bomb), 'zip-ratio'],
  ['of too many files', zipOf(many), 'zip-too-many'],
  ['of too much', files({ ...bomb, size: 200_000_001 }), 'zip-too-large'],
  ['that lies about a size', files({ name: 'Connections.csv', bytes: ada, size: 10 }), 'zip-broken'],
])('an archive %s is refused in one sentence', async (_what, bytes, code) => {
  expect(await outcomeOf(linkedInZip, bytes)).toMatch(new RegExp(`^${code}: [^.]*(?:\\.csv[^.]*)*\\.$`));
});
