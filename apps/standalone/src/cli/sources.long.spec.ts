import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { until } from '../testing/api-client.js';
import { runCommand } from '../testing/run-command.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const day = (before: number): Date => new Date(Date.now() - before * 86_400_000);
const feed = () =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Hers',
    items: [
      {
        ...{ id: '1', url: 'https://ada.example/1', title: 'On boats', date_published: day(3).toISOString() },
        authors: [{ url: 'mailto:ada@x.example' }],
      },
    ],
  });

let kith: TestServer;
let site: LocalServer;
beforeEach(async () => {
  site = await startLocalServer((request, response) =>
    request.url === '/feed'
      ? response.writeHead(200, { 'content-type': 'application/feed+json' }).end(feed())
      : response.writeHead(404).end(),
  );
  kith = await startTestServer({ egressAllow: [site.place] });
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  await kith.owner.post('/v1/pools', { name: 'Talent', home, owner: { name: 'Ada' } });
});
afterEach(async () => {
  await kith.stop();
  await site.stop();
});

const run = async (...args: string[]): Promise<string[]> => (await runCommand(kith, 'sources', ...args)).said;

async function connect(name: string, path: string): Promise<string> {
  const settings = { address: site.url(path) };
  const { id } = (await kith.owner.post('/v1/sources', { kind: 'feed', name, settings })).body as { id: string };
  const asked = async () => (await kith.owner.get(`/v1/sources/${id}`)).body as { lastRunAt: string | null };
  await until(asked, ({ lastRunAt }) => lastRunAt !== null);
  return id;
}

test('sources are listed with how they are doing, and what to do about those that fail', async () => {
  expect(await run('list')).toEqual(['Nothing is connected: add a source on the page, under Sources.']);
  const gone = await connect('Elsewhere', '/nothing');
  const said = await run('list');
  expect(said[0]).toMatch(new RegExp(`^${gone} {2}feed {2}Elsewhere {2}active, last asked .*, again .*, learned 0$`));
  expect(said[1]).toMatch(/^ {2}There is nothing at this address .* change it here/);
});

test('the kinds of sources are listed under what they are looked for', async () => {
  const said = await run('kinds');
  const mail = said.indexOf('Mail, calendars, address books');
  expect(said.slice(mail + 1, mail + 3)).toEqual(['  imap  Mailbox (IMAP)', '  caldav  Calendar (CalDAV)']);
  expect(said.slice(0, 2)).toEqual(['Blogs and feeds', '  feed  Blog or feed']);
});

test('a source is tried out, paused, let go on, asked and removed', async () => {
  const id = await connect('Her blog', '/feed');
  expect(await run('try', id)).toEqual([
    `${day(3).toISOString().slice(0, 10)}  activity.observed  On boats  nobody in the pool`,
  ]);
  await run('pause', id);
  expect((await run('list'))[0]).toContain('paused');
  await run('resume', id);
  expect((await run('list'))[0]).toContain('active');
  expect(await run('run', id)).toEqual([expect.stringContaining('sources list')]);
  await run('remove', id);
  expect(await run('list')).toEqual([expect.stringContaining('Nothing is connected')]);
  await expect(run('pause', id)).rejects.toThrow(/source/);
});
