import { expect, test } from '@jest/globals';
import { walkOn } from './follow-walk.js';
import { PullFailed } from './pull-failed.js';
import type { Walk, Walked, Walking } from './walking.js';

const ids = Array.from({ length: 7 }, (_, i) => String(i + 1));
const over: Walk<Walked> = { me: null, list: null, found: [], people: [], turn: 0 };
const everybodyIsKnown = { known: (names: readonly string[]) => Promise.resolve(new Set(names)) };

/** A network whose second page of a list, or whose tale of somebody, goes wrong in some way. */
function walkingWith(wrong: Record<string, string>): Walking<Walked> {
  const said = (what: string) => {
    const code = wrong[what];
    if (code !== undefined) throw new PullFailed(code);
  };
  return {
    find: (id) => Promise.resolve({ id }),
    namesOf: ({ id }) => [{ scheme: 'github', value: id }],
    async followed(_me, page) {
      said(page?.at ?? 'first');
      return { people: ids.map((id) => ({ id })), next: page === null ? 'second' : null };
    },
    async visit(person) {
      said(person.id);
      return { items: [], left: 0, person: { ...person, followed: true } };
    },
  };
}

async function run(wrong: Record<string, string>, from: Walk<Walked> | null = null) {
  const step = (cursor: Walk<Walked> | null) =>
    walkOn(
      { walking: walkingWith(wrong), listening: { notBefore: () => null } },
      { account: 'me' },
      cursor,
      everybodyIsKnown,
    );
  let page = await step(from);
  let left = page.left;
  while (page.more) {
    page = await step(page.cursor);
    left += page.left;
  }
  return {
    left,
    cursor: page.cursor,
    visited: page.cursor.people.flatMap(({ id, followed }) => (followed ? [id] : [])),
  };
}

test.each(['api-changed', 'api-clock-ahead', 'api-unexpected', 'api-gone', 'api-too-large', 'api-not-allowed'])(
  'of whom is said only %s, nobody else is kept back, however few are left',
  async (code) => {
    expect(await run({ 2: code, 6: code, 7: code })).toMatchObject({ left: 3, visited: ['1', '3', '4', '5'] });
  },
);

test('a network that tells of nobody in a form that is known says so', async () => {
  const all = Object.fromEntries(ids.map((id) => [id, 'api-changed']));
  await expect(run(all)).rejects.toMatchObject({ code: 'api-changed' });
});

test('a name that is somebody else’s by now stops it, and nobody is said to have turned away', async () => {
  const { cursor } = await run({});
  const walking = { ...walkingWith({}), find: () => Promise.resolve({ id: 'another' }) };
  const step = walkOn({ walking, listening: { notBefore: () => null } }, { account: 'me' }, cursor, everybodyIsKnown);
  await expect(step).rejects.toMatchObject({ code: 'account-another', why: { stops: 'refused' } });
});

test.each(['too-often', 'server-trouble', 'api-login-refused'])('%s is said to whoever asks', async (code) => {
  await expect(run({ 7: code })).rejects.toMatchObject({ code });
});

test('a page that is not there any more begins the list anew, once', async () => {
  const lost = await run({ second: 'api-not-found' });
  expect(lost).toMatchObject({ visited: [], cursor: { ...over, me: { id: 'me' }, again: true } });
  await expect(run({ second: 'api-not-found' }, lost.cursor)).rejects.toMatchObject({ code: 'api-not-found' });
  const { visited, cursor } = await run({}, lost.cursor);
  expect([visited, cursor.again]).toEqual([ids, undefined]);
});
