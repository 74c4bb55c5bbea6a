import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const DAY = 86_400_000;
const names = ['Aber', 'Bohn', 'Cron', 'Dahl', 'Egge', 'Fink', 'Gehl', 'Hahn'];

/** A file of LinkedIn in which everybody connected yesterday: more reasons to write than a day has room for. */
function fileOf(people: readonly string[]): string {
  const yesterday = new Date(Date.now() - DAY).toUTCString().slice(5, 16);
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  const rows = people.map(
    (name) => `Ada,${name},https://www.linkedin.com/in/ada-${name},,${name}werk,Designer,${yesterday}`,
  );
  return [header, ...rows, ''].join('\n');
}

interface Shown {
  contact: { id: string; name: string };
  occasion: { kind: string };
  failing: { rule: string }[];
  until: string;
  text: string;
}

/** What a page hears while it listens. */
interface Line {
  heard: () => string;
  end: () => Promise<void>;
}

async function listen({ server }: TestServer): Promise<Line> {
  const ending = new AbortController();
  const headers = { cookie: `kith_session=${server.session}` };
  const stream = await fetch(`${server.address}/v1/events`, { headers, signal: ending.signal });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  let heard = '';
  const reading = (async () => {
    for await (const bytes of stream.body ?? []) heard += Buffer.from(bytes).toString();
  })().catch(() => undefined);
  return {
    heard: () => heard,
    async end() {
      ending.abort();
      await reading;
    },
  };
}

describe('a file, and weeks later another', () => {
  let kith: TestServer;
  let line: Line;

  beforeAll(async () => {
    kith = await startTestServer();
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    await kith.owner.post('/v1/pools', { name: 'Team', home, owner: { name: 'Mo' } });
    line = await listen(kith);
  });
  afterAll(async () => {
    await line.end();
    await kith.stop();
  });

  async function bring(people: readonly string[]): Promise<Record<string, number>> {
    const begun = await kith.owner.post('/v1/imports?format=linkedin-csv', fileOf(people));
    const done = await until(
      () => kith.owner.get(`/v1/imports/${begun.body.id}`),
      ({ body }) => body.state === 'finished',
    );
    return done.body.counts as Record<string, number>;
  }
  const contacts = async (): Promise<{ id: string; name: string }[]> =>
    (await kith.owner.get('/v1/contacts')).body.items as { id: string; name: string }[];
  const listed = async (route: string): Promise<Shown[]> => (await kith.owner.get(route)).body.items as Shown[];

  test('an open page hears of everybody by id, and nothing that tells who they are', async () => {
    expect((await bring(names)).created).toBe(names.length);
    const ids = (await contacts()).map(({ id }) => id);
    const heard = await until(
      async () => line.heard(),
      (text) => text.includes('"type":"pool.import-finished"') && text.includes('"type":"outreach.suggested"'),
    );
    const changes = [...heard.matchAll(/^event: change\ndata: (.+)$/gm)].map(
      ([, data = '']) => JSON.parse(data) as { contact?: string },
    );
    const about = changes.flatMap(({ contact }) => contact ?? []);
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter((contact) => !ids.includes(contact))).toEqual([]);
    expect(changes.flatMap(Object.keys)).not.toContain('personal');
    expect(heard).not.toMatch(/Ada|werk|linkedin\.com/);
  });

  test('whoever is not offered today stands in the outlook, with the rule that says so and its date', async () => {
    const offered = await until(
      () => listed('/v1/suggestions?member=me&state=open'),
      ({ length }) => length > 0,
    );
    const items = await until(
      () => listed('/v1/outlook'),
      ({ length }) => length + offered.length === names.length,
    );
    expect(items.length).toBeGreaterThan(0);
    for (const one of items) {
      expect(one.contact.name).toMatch(/^Ada /);
      expect(one.occasion.kind).toBe('connected');
      expect(one.failing.map(({ rule }) => rule)).toContain('budget');
      expect(Date.parse(one.until)).toBeGreaterThan(Date.now());
      expect(one.text).toMatch(/^You connected on LinkedIn .+\.$/);
    }
    const both = [...items, ...offered].map(({ contact }) => contact.id);
    expect(new Set(both).size).toBe(names.length);
  });

  test('a page of the outlook is followed by the next', async () => {
    const whole = await listed('/v1/outlook');
    const { items, next } = (await kith.owner.get('/v1/outlook?limit=2')).body;
    const more = await listed(`/v1/outlook?limit=200&cursor=${encodeURIComponent(next as string)}`);
    expect([...(items as Shown[]), ...more]).toEqual(whole);
    expect(await listed('/v1/outlook?member=m_nobody')).toEqual([]);
  });

  test('whoever is missing in the later file is still connected', async () => {
    const left = names.slice(0, 3);
    expect(await bring(left)).toEqual({ created: 0, changed: 0, unchanged: left.length, rejected: 0 });
    const everybody = await contacts();
    expect(everybody).toHaveLength(names.length);
    for (const { id } of everybody) {
      const { connected } = (await kith.owner.get(`/v1/contacts/${id}`)).body;
      expect(connected).toEqual([expect.objectContaining({ network: 'linkedin' })]);
    }
  });
});
