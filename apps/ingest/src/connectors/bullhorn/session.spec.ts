import { expect, test } from '@jest/globals';
import { platform } from '../testing/platform-world.js';
import { BULLHORN, openSession } from './session.js';

const THERE = 'https://rest91.bullhornstaffing.com';

/** Bullhorn, whose login says that this account lies elsewhere; there it opens a session. */
function knocking(elsewhere: string) {
  const { asked, world } = platform('', (address) => {
    const { origin, pathname, search } = new URL(address);
    if (pathname !== '/rest-services/login') return { there: origin };
    if (origin === BULLHORN) return { status: 307, headers: { location: `${elsewhere}${pathname}${search}` } };
    return { BhRestToken: 'session-1', restUrl: `${origin}/rest-services/abc/` };
  });
  return { asked: () => asked.map(({ url }) => new URL(url).origin), world };
}

test('who knocks at the wrong data centre is let in at the one that is named, and asks there', async () => {
  const { asked, world } = knocking(THERE);
  const ask = await openSession(undefined, world);
  expect((await ask({ url: 'entity/Candidate/5' })).json).toEqual({ there: THERE });
  expect(asked()).toEqual([BULLHORN, THERE, THERE]);
});

test.each(['https://bullhornstaffing.example', 'http://rest91.bullhornstaffing.com', ''])(
  'another house, or nowhere, is shown no token: "%s"',
  async (elsewhere) => {
    const { asked, world } = knocking(elsewhere);
    await expect(openSession(undefined, world)).rejects.toThrow();
    expect(new Set(asked())).toEqual(new Set([BULLHORN]));
  },
);
