import { describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import { clusterServer, isThere } from '#libs/testing/contracts/cluster-servers.js';
import type { GivenTalk } from '../given-talk.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { walkThrough } from '../testing/walk-through.js';
import { pretalx } from './pretalx.js';

/* As scripts/servers/pretalx-born.py has it: 55 talks an hour apart, one to come, one that was not accepted. */
const TOKEN = 'kith'.repeat(16);
const HOUR = 3_600_000;
const FIRST_DAY = Date.UTC(2026, 5, 8, 9);
/** All talks but the one to come were given. */
const NOW = FIRST_DAY + 100 * HOUR;

const describeWithPretalx = isThere('KITH_PRETALX') ? describe : describe.skip;

describeWithPretalx('a conference on a real server', () => {
  const place = isThere('KITH_PRETALX') ? clusterServer('KITH_PRETALX') : '';
  const settings = { address: `http://${place}/werft/schedule/` };
  /** It is a small server on a machine that has much to do: how long it takes is not what is looked at. */
  const limits = { paceMs: 0, totalMs: 60_000, idleMs: 60_000 };

  const worldOf = (known: string[], { now = NOW, token }: { now?: number; token?: string } = {}): PullWorld => ({
    egress: createEgress({ clock: systemClock, userAgent: 'Kith/test', allow: [place], limits }),
    ...{ now, country: 'DE', secrets: token === undefined ? {} : { token } },
    known: (names) => Promise.resolve(new Set(names.filter((name) => known.includes(name)))),
  });
  const pull = (world: PullWorld, from: unknown = null) =>
    walkThrough<unknown, GivenTalk>(
      async (cursor) => (await pretalx.pull(settings, cursor, world)) as PulledPage<unknown, GivenTalk>,
      from,
    );

  test('is read without a token: who gave which talk, by the profile in their biography, and nobody else', async () => {
    const { items: talks, pages, cursor } = await pull(worldOf(['linkedin:ada-example']));
    expect(pages).toBe(3);
    expect(talks).toEqual([
      {
        id: expect.stringMatching(/^127\.0\.0\.1\/werft\/[A-Z0-9]{6}$/),
        ...{ title: 'Talk 1', at: FIRST_DAY + HOUR },
        url: expect.stringMatching(new RegExp(`^http://${place}/werft/talk/[A-Z0-9]{6}/$`)),
        speakers: [[expect.stringMatching(/^pretalx:127\.0\.0\.1\/werft\/[A-Z0-9]{6}$/), 'linkedin:ada-example']],
      },
    ]);
    expect((await pull(worldOf(['linkedin:ada-example']), cursor)).items).toEqual([]);
    const later = worldOf(['linkedin:ada-example'], { now: FIRST_DAY + 9 * 24 * HOUR });
    expect((await pull(later, cursor)).items.map(({ title }) => title)).toEqual(['Talk to come']);
  });

  test('shows an organiser’s token who its speakers are by e-mail, and still only what was accepted', async () => {
    const { items: talks } = await pull(worldOf(['email:bo@bo.example'], { token: TOKEN }));
    expect(talks).toHaveLength(54);
    const everybody = await pull(worldOf(['email:bo@bo.example', 'email:ada@ada.example'], { token: TOKEN }));
    expect(everybody.items.map(({ title }) => title)).not.toContain('Talk not accepted');
    expect(JSON.stringify(everybody)).not.toContain('SECRET');
  });

  test('does not let in a token that it does not know', async () => {
    await expect(pull(worldOf([], { token: 'nobody' }))).rejects.toMatchObject({ code: 'api-login-refused' });
  });
});
