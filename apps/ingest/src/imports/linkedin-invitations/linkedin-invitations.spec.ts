import { expect, test } from '@jest/globals';
import { fixtureOf, outcomeOf, rowsOf } from '../testing/read-file.js';
import { linkedInInvitations } from './linkedin-invitations.js';

test('who invited whom and when, and not a word of the message', async () => {
  const rows = await rowsOf(linkedInInvitations, await fixtureOf('linkedin-invitations', 'invitations.csv'));
  expect(rows).toMatchObject([
    {
      row: 2,
      data: { kind: 'invitation', by: 'us', at: Date.UTC(2026, 0, 29, 14, 37), name: { full: 'Ada Nilsson' } },
    },
    { row: 3, data: { by: 'them', at: Date.UTC(2026, 0, 28, 0, 5), identities: [{ value: 'bolind' }] } },
    { row: 4, ok: false, problem: { code: 'unreadable-date' } },
  ]);
  expect(JSON.stringify(rows)).not.toContain('perhaps');
});

test.each([
  ['with a direction only', 'From,To,Sent At,Message,Direction\nA B,C D,"1/29/26, 2:37 PM",,OUTGOING\n'],
  ['with names only', 'From,To,Sent At,Message\nA B,C D,"1/29/26, 2:37 PM",\nE F,A B,"1/29/26, 2:37 PM",\n'],
])('%s nobody is known by a profile, and every row says so', async (_form, file) => {
  const rows = await rowsOf(linkedInInvitations, file);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject({ ok: false, problem: { code: 'no-identity' } });
});

test('another table is refused in a sentence', async () => {
  expect(await outcomeOf(linkedInInvitations, 'Name,Age\nAda,36\n')).toMatch(/^no-header: .+\.$/);
});
