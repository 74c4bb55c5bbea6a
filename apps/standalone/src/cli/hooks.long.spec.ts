import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startLocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { until } from '../testing/api-client.js';
import { runCommand } from '../testing/run-command.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const SECRET = 'a secret that the platform knows';

let kith: TestServer;
async function begin(change: Parameters<typeof startTestServer>[0] = {}): Promise<void> {
  kith = await startTestServer(change);
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  await kith.owner.post('/v1/pools', { name: 'Talent', home, owner: { name: 'Ada' } });
}
beforeEach(() => begin());
afterEach(() => kith.stop());

const run = (...args: string[]) => runCommand(kith, ...args);

const connect = async (kind: string, name: string, settings: object) =>
  (await kith.owner.post('/v1/sources', { kind, name, settings })).body as { id: string; hookUrl: string };

test('hooks send plays a platform at the address of its source, and list says that it was heard', async () => {
  const source = await connect('greenhouse', 'Ours', { account: 'werft', secret: SECRET });
  const sent = await run('hooks', 'send', 'greenhouse', '--event', 'hire_candidate', '--secret', SECRET);
  expect(sent).toEqual({ said: ['hire_candidate: taken (200).'], failed: false });
  const found = async () => (await kith.owner.get('/v1/contacts?query=Beispiel')).body as { items: object[] };
  await until(found, ({ items }) => items.length === 1);
  const forged = await run('hooks', 'send', 'greenhouse', '--event', 'ping', '--secret', 'not the secret');
  expect([forged.failed, forged.said[0]]).toEqual([
    true,
    expect.stringMatching(/^ping: not taken \(401\)\. The signature does not fit/),
  ]);
  const listed = () => run('hooks', 'list');
  const { said } = await until(listed, (one) => one.said.join(' ').includes('last heard'));
  expect(said[0]).toBe('No other system is told.');
  expect(said[1]).toContain(`${source.id}  greenhouse  Ours  active, last heard`);
  expect(said[1]).toContain(source.hookUrl);
});

test('doctor names each source that fails, why, and what to do', async () => {
  await kith.stop();
  const away = await startLocalServer((_request, response) => response.writeHead(404).end());
  await begin({ egressAllow: [away.place] });
  const { id } = await connect('feed', 'Her blog', { address: away.url('/feed') });
  const source = async () => (await kith.owner.get(`/v1/sources/${id}`)).body as { problem: object | null };
  await until(source, ({ problem }) => problem !== null);
  const { said, failed } = await run('doctor');
  await away.stop();
  expect([failed, said.filter((line) => line.startsWith('✗'))]).toEqual([
    true,
    [
      `✗ Her blog (${id}): There is nothing at this address (any more). Open the address in a browser; if it has moved, change it here, else remove the source.`,
    ],
  ]);
});

test('doctor names what no platform can say and what other systems are not told, and list says which', async () => {
  await connect('recruitee', 'Our Recruitee', {});
  const inside = { name: 'CRM', address: 'https://127.0.0.1/kith', types: ['contact.added'] };
  const { id } = (await kith.owner.post('/v1/webhooks', inside)).body as { id: string };
  await kith.owner.post(`/v1/webhooks/${id}/test`);
  const since = async () => (await kith.owner.get(`/v1/webhooks/${id}`)).body as { failingSince: string | null };
  await until(since, ({ failingSince }) => failingSince !== null);
  const { said, failed } = await run('doctor');
  expect(failed).toBe(true);
  expect(said.filter((line) => line.startsWith('✗'))).toEqual([
    expect.stringMatching(/^✗ Our Recruitee \(s_\w+\) takes nothing before somebody gives it the secret/),
    expect.stringMatching(/^✗ Other systems that take nothing at the moment: 1\. /),
  ]);
  expect((await run('hooks', 'list')).said.join('\n')).toMatch(/CRM .*failing since[^]*waits for the secret/);
});

test('a system is paused and told again, of types that are named', async () => {
  const { said } = await run('hooks', 'types');
  expect(said).toContain('contact.added  Somebody came into the pool');
  const added = await run('hooks', 'add', 'https://crm.example/kith', '--types', 'contact.added');
  const id = added.said[0]?.split(' ')[0] ?? '';
  expect((await run('hooks', 'pause', id)).said).toEqual([expect.stringContaining(`"hooks resume ${id}"`)]);
  expect((await run('hooks', 'list')).said[0]).toContain('stopped (member)');
  await run('hooks', 'resume', id);
  expect((await run('hooks', 'list')).said[0]).toMatch(/crm\.example\/kith {2}told\n/);
});

test('hooks send names the platforms that it knows, and the addresses between which it cannot choose', async () => {
  await expect(run('hooks', 'send', 'asby', '--event', 'ping')).rejects.toThrow(/no platform "asby"; it knows .*ashby/);
  const [one, other] = [await connect('ashby', 'One', {}), await connect('ashby', 'Other', {})];
  const between = run('hooks', 'send', 'ashby', '--event', 'ping', '--secret', SECRET).catch((error: unknown) => error);
  const { message } = (await between) as Error;
  for (const { hookUrl } of [one, other]) expect(message).toContain(`\n  ${hookUrl}`);
});
