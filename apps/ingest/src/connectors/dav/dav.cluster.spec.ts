import { beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import type { PulledKind, PulledPage, PullWorld } from '../pulled-kind.js';
import { caldav, carddav } from './dav.js';
import type { DavCursor } from './pull-dav.js';
import type { CardItem } from './read-cards.js';
import type { MeetingItem } from '../meetings-in.js';
import { cardOf, describeWithRadicale, eventOf, OwnAccount, WORD } from './testing/radicale.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday. */
const NOW = Date.UTC(2026, 5, 10, 12);

describeWithRadicale('calendars and address books on a real server', () => {
  const account = new OwnAccount();
  let work: string;
  let book: string;

  beforeAll(async () => {
    work = await account.collection('calendar', 'Work &amp; more');
    await account.collection('calendar', 'Private');
    book = await account.collection('addressbook', 'People');
  });

  const worldAt = (now: number, password = WORD): PullWorld => ({
    egress: createEgress({
      ...{ clock: systemClock, userAgent: 'Kith/test', allow: [account.place], limits: { paceMs: 0 } },
    }),
    ...{ now, country: 'DE', secrets: { password }, known: async () => new Set<string>() },
  });
  const settings = (more: object = {}) => ({
    ...{ address: account.address, user: account.user, calendars: 'Work & more', aliases: 'me@team.example' },
    ...more,
  });
  const pull = async <Item>(kind: PulledKind, given: object, cursor: DavCursor | null, world = worldAt(NOW)) =>
    (await kind.pull(given as never, cursor, world)) as PulledPage<DavCursor, Item>;
  const meetings = (cursor: DavCursor | null, now = NOW, more: object = {}) =>
    pull<MeetingItem>(caldav, settings(more), cursor, worldAt(now));
  const cards = (cursor: DavCursor | null, more: object = {}) => {
    const { address, user } = settings();
    return pull<CardItem>(carddav, { address, user, ...more }, cursor);
  };
  const told = ({ items }: PulledPage<DavCursor, MeetingItem>) =>
    items.map(({ at, others }) => [(NOW - at) / HOUR, ...others.map(({ value }) => value)].join(' ')).toSorted();

  test('tell whom the member met, once; a series again when it took place again', async () => {
    const ada = ['me@team.example', 'ada@ada.example'];
    await account.put(`${work}past.ics`, eventOf('past', NOW - 3 * HOUR, ada));
    await account.put(`${work}ahead.ics`, eventOf('ahead', NOW + 3 * HOUR, ada));
    await account.put(`${work}old.ics`, eventOf('old', NOW - 800 * DAY, ada));
    await account.put(`${work}weekly.ics`, eventOf('weekly', NOW - 9 * DAY, ['bo@b.example'], ['RRULE:FREQ=WEEKLY']));
    await account.put(`${work}own.ics`, eventOf('own', NOW - DAY, ada, ['CLASS:PRIVATE']));

    const first = await meetings(null);
    expect(told(first)).toEqual(['3 ada@ada.example', '48 bo@b.example']);
    expect(first).toMatchObject({ left: 1, more: false });
    const again = await meetings(first.cursor);
    expect(again).toMatchObject({ items: [], left: 0, more: false, cursor: first.cursor });

    const later = await meetings(again.cursor, NOW + 6 * DAY);
    expect(told(later)).toEqual(['-120 bo@b.example', '-3 ada@ada.example']);
    await account.put(`${work}past.ics`, eventOf('past', NOW - 3 * HOUR, [...ada, 'cy@c.example']));
    expect(told(await meetings(later.cursor, NOW + 6 * DAY))).toEqual(['3 ada@ada.example cy@c.example']);
  });

  test('tell of the calendars that are named, and of no other', async () => {
    expect(await meetings(null, NOW, { calendars: 'private' })).toMatchObject({ items: [] });
    await expect(meetings(null, NOW, { calendars: 'Holidays' })).rejects.toMatchObject({ code: 'dav-no-such' });
    expect((await meetings(null, NOW, { address: work })).items.length).toBeGreaterThan(0);
  });

  test('tell of a large address book page by page, every card once, then only what changed', async () => {
    const numbers = Array.from({ length: 56 }, (_, n) => n);
    await Promise.all(
      numbers.map((n) =>
        account.put(`${book}${n}.vcf`, cardOf(`u${n}`, `Ada Nr${n}`, [`EMAIL:a${n}@ada.example`, 'TEL:030 123456'])),
      ),
    );
    const pages = [await cards(null)];
    while (pages.at(-1)?.more === true) pages.push(await cards(pages.at(-1)?.cursor ?? null));
    const people = pages.flatMap(({ items }) => items);
    expect(pages.map(({ items }) => items.length)).toEqual([50, 6]);
    expect(new Set(people.map(({ identities }) => identities[0]?.value)).size).toBe(56);
    expect(people[0]?.identities).toContainEqual({ scheme: 'phone', value: '+4930123456' });

    await account.put(`${book}7.vcf`, cardOf('u7', 'Ada Nr7', ['EMAIL:a7@ada.example', 'ORG:Werft']));
    await account.remove(`${book}8.vcf`);
    const next = await cards(pages.at(-1)?.cursor ?? null);
    expect(next).toMatchObject({ items: [{ employer: 'Werft' }], more: false });
    expect(JSON.stringify(people)).not.toContain('SECRET');
  });

  test('that were deleted while they waited are counted as left', async () => {
    await account.collection('addressbook', 'Another');
    await expect(cards(null)).rejects.toMatchObject({ code: 'dav-choose', why: { facts: { found: 2 } } });
    const first = await cards(null, { books: 'people' });
    const [group] = first.cursor.waiting;
    await account.remove(group?.urls[0] ?? '');
    const last = await cards(first.cursor, { books: 'people' });
    expect(last).toMatchObject({ left: 1, more: false });
    expect(last.items).toHaveLength((group?.urls.length ?? 0) - 1);
  });

  test('stop when the password is wrong', async () => {
    const refused = { code: 'dav-login-refused', why: { stops: 'refused' } };
    await expect(pull(caldav, settings(), null, worldAt(NOW, 'another'))).rejects.toMatchObject(refused);
  });
});
