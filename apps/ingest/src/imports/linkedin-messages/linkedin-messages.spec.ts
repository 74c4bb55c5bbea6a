import { expect, test } from '@jest/globals';
import { fixtureOf, outcomeOf, rowsOf } from '../testing/read-file.js';
import { linkedInMessages } from './linkedin-messages.js';

const fixture = (name: string) => fixtureOf('linkedin-messages', name);

/** `line: by time who` of messages, `line: code` of the rest. */
async function told(file: Buffer | string): Promise<string[]> {
  const rows = await rowsOf(linkedInMessages, file);
  return rows.map(({ row, ...read }) => {
    if (!read.ok) return `${String(row)}: ${read.ignored === true ? 'ignored ' : ''}${read.problem.code}`;
    const { data } = read;
    if (data.kind !== 'message') return `${String(row)}: ${data.kind}`;
    return `${String(row)}: ${data.by} ${new Date(data.at).toISOString()} ${data.identities[0]?.value ?? ''}`;
  });
}

test('who wrote and when, each conversation in the order of time; everything else is said to be left out', async () => {
  expect(await told(await fixture('messages.csv'))).toEqual([
    '4: them 2026-03-01T08:30:00.000Z adanilsson',
    '2: us 2026-03-02T09:00:00.000Z adanilsson',
    '5: ignored group-conversation',
    '6: ignored draft',
    '7: no-identity',
    '8: ignored note-to-self',
    '9: unreadable-date',
  ]);
});

test('nothing of what was written is in a row, nor what the conversation is called', async () => {
  const rows = JSON.stringify(await rowsOf(linkedInMessages, await fixture('messages.csv')));
  for (const secret of ['Secret', 'Hello', 'friends', 'Not finished', '2-a']) expect(rows).not.toContain(secret);
});

test('without the addresses of recipients, whoever answered in the conversation is known', async () => {
  expect(await told(await fixture('sender-only.csv'))).toEqual([
    '3: them 2020-03-01T08:30:00.000Z adanilsson',
    '2: us 2020-03-02T09:00:00.000Z adanilsson',
    '4: no-identity',
  ]);
});

test('the oldest form names people only, and says the direction', async () => {
  expect(await told(await fixture('oldest.csv'))).toEqual(['2: no-identity', '3: no-identity']);
});

test('a message has the same name at every import, and another one another', async () => {
  const ids = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
    rows.flatMap((row) => (row.ok && row.data.kind === 'message' ? [row.data.sourceId] : []));
  const once = ids(await rowsOf(linkedInMessages, await fixture('messages.csv')));
  expect(ids(await rowsOf(linkedInMessages, await fixture('messages.csv'), { size: 7 }))).toEqual(once);
  expect(new Set(once).size).toBe(once.length);
});

test('a file of one conversation alone does not show whose it is', async () => {
  const header = 'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT';
  const row = '1,A B,https://www.linkedin.com/in/a,C D,https://www.linkedin.com/in/c,2026-03-01 08:30:00 UTC,x';
  expect(await outcomeOf(linkedInMessages, `${header}\n${row}\n`)).toMatch(/^owner-unknown: /);
});

test.each([
  ['an empty file', '', 'empty-file'],
  ['a table of something else', 'Name,Age\nAda,36\n', 'no-header'],
  ['a web page', '<!doctype html><p>', 'not-csv'],
])('%s is refused in a sentence', async (_what, file, code) => {
  expect(await outcomeOf(linkedInMessages, file)).toMatch(new RegExp(`^${code}: .+\\.$`));
});

test('a group of thousands is one, and nobody in it is kept', async () => {
  const header = 'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT';
  const everybody = Array.from({ length: 20_000 }, (_, n) => `https://www.linkedin.com/in/x${n}`).join(',');
  const me = 'A B,https://www.linkedin.com/in/a';
  const row = (id: number, to: string) => `${id},${me},x,"${to}",2026-03-01 08:30:00 UTC,x`;
  const file = [header, row(1, everybody), row(2, 'https://www.linkedin.com/in/c'), ''].join('\n');
  expect(await told(file)).toEqual(['2: ignored group-conversation', '3: us 2026-03-01T08:30:00.000Z c']);
});
