/* eslint max-lines: [error, 400] -- three services that run together, started once */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runService, type RunningService } from '#libs/http/run-service.js';
import type { Service } from '#libs/http/serve-on.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { readConfig } from '#libs/platform/config.js';
import { openLog } from '#libs/platform/log.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Platform } from '#libs/ports/platform.js';
import { contactsServer } from '../../contacts/src/server.js';
import { ingestServer } from '../../ingest/src/server.js';
import { remindersServer } from '../../reminders/src/server.js';
import { ApiClient, until } from './testing/api-client.js';

const KEY = 'a-secret-of-thirty-two-characters-or-more';
const ROWS = 2200;

let folder: string;
let platform: Platform;
let running: RunningService[] = [];
/** What keeps the platform from being opened. */
let missing: string | null = null;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-services-'));
  platform = await openPlatform({ dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') });
});
afterAll(async () => {
  for (const service of running) await service.stop();
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A service as its own `main.ts` runs it, but for the platform: one for all of them, which none of them closes. */
async function start(service: Service): Promise<RunningService & { api: ApiClient }> {
  const config = readConfig({ PORT: '0', KITH_DATA: folder, KITH_KEYS: folder, KITH_BOOTSTRAP_KEY: KEY });
  const { bus, clock, documents, keys, ledger, queue } = platform;
  const open = async (): Promise<Platform> => {
    if (missing !== null) throw new OutsideWorld(missing, true, 'store-unavailable');
    const scrub = (): Promise<void> => platform.scrub();
    return { bus, clock, documents, keys, ledger, queue, scrub, close: () => Promise.resolve() };
  };
  const started = await runService(service, { config, log: openLog('silent'), open });
  running.push(started);
  return { ...started, api: new ApiClient(started.address, { key: KEY }) };
}

async function stop({ address }: RunningService): Promise<void> {
  const stopping = running.filter((service) => service.address === address);
  running = running.filter((service) => service.address !== address);
  for (const service of stopping) await service.stop();
}

type Started = Awaited<ReturnType<typeof start>>;

function connections(rows: number, of: string): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const name = `${of}-${String(n)}`;
    return `Person,${name},https://www.linkedin.com/in/${name},,Salzwerk,Designer,1 Mar 2026`;
  });
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...lines, ''].join('\n');
}

const finished = (api: ApiClient, id: string) =>
  until(
    () => api.get(`/v1/imports/${id}`),
    ({ body }) => body.state === 'finished',
    2000,
  );

describe('three services, each a process of its own', () => {
  let contacts: Started;
  let ingest: Started;
  let reminders: Started;

  beforeAll(async () => {
    missing = 'MongoDB cannot be reached at mongo:27017.';
    [reminders, ingest, contacts] = [
      await start(remindersServer),
      await start(ingestServer),
      await start(contactsServer),
    ];
  });

  test('live at once, say why they are not ready, and turn nobody away without a word', async () => {
    for (const { api } of [contacts, ingest, reminders]) {
      expect((await api.get('/healthz')).status).toBe(200);
      const ready = await until(
        () => api.get('/readyz'),
        ({ body }) => body.reasons.start === missing,
      );
      expect(ready.status).toBe(503);
      const answer = await api.get('/v1/contacts');
      expect(answer).toMatchObject({ status: 503, body: { code: 'not-ready', detail: missing } });
      expect(answer.headers.get('retry-after')).toBe('5');
    }
  });

  test('become ready by themselves when what was missing is there', async () => {
    missing = null;
    for (const { api, ready } of [contacts, ingest, reminders]) {
      await ready;
      expect(await api.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready', reasons: {} } });
    }
  });

  test('serve their own routes and no other’s', async () => {
    expect((await ingest.api.get('/v1/imports')).status).toBe(200);
    expect((await contacts.api.get('/v1/imports')).body).toMatchObject({ status: 404, code: 'route-unknown' });
    expect((await ingest.api.get('/v1/contacts')).body).toMatchObject({ status: 404, code: 'route-unknown' });
    expect((await reminders.api.get('/v1/status')).body).toMatchObject({ status: 404, code: 'route-unknown' });
    expect((await reminders.api.get('/metrics')).status).toBe(200);
  });

  test('make offers at one port of a file that came in at another', async () => {
    const begun = await ingest.api.post('/v1/imports?format=linkedin-csv', connections(3, 'first'));
    expect((await finished(ingest.api, begun.body.id)).body.counts).toMatchObject({ created: 3 });
    const [first] = (await contacts.api.get('/v1/contacts')).body.items;
    const kept = await contacts.api.call('PUT', `/v1/contacts/${first.id}/keep`, { rhythm: 'quarterly' });
    expect(kept.status).toBe(200);
    const offers = await until(
      () => contacts.api.get('/v1/suggestions'),
      ({ body }) => body.items.length > 0,
    );
    expect(offers.body.items[0]).toMatchObject({ contact: { id: first.id } });
  });

  test('clean their own stores when a contact is erased, the files last', async () => {
    const [first] = (await contacts.api.get('/v1/contacts')).body.items;
    const erased = await contacts.api.call('DELETE', `/v1/contacts/${first.id}`, { ground: 'wish' });
    expect(erased.status).toBeLessThan(300);
    const pool = (await platform.ledger.pools())[0] ?? '';
    const open = await until(
      async () => {
        const duties = { pool, collection: 'duty', index: 'open', limit: 10 };
        const { items } = await platform.documents.list<{ stores: Record<string, number | null> }>(duties);
        return items.flatMap(({ body }) => Object.keys(body.stores).filter((store) => body.stores[store] === null));
      },
      (stores) => stores.length < 2,
    );
    expect(open.filter((store) => store !== 'files')).toEqual([]);
  });
});

describe('several instances of a service', () => {
  let one: Started;
  let two: Started;

  beforeAll(async () => {
    [one, two] = [await start(contactsServer), await start(contactsServer)];
    await Promise.all([one.ready, two.ready]);
  });

  test('take commands at any of them and show what any of them answered', async () => {
    const made = await Promise.all(
      [one, two, one, two].map(({ api }, n) =>
        api.post('/v1/members', { name: `Member ${String(n)}`, role: 'viewer' }),
      ),
    );
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const [seen, seenToo] = [await one.api.get('/v1/members'), await two.api.get('/v1/members')];
    expect(seen.body.items).toHaveLength(5);
    expect(seenToo.body).toEqual(seen.body);
  });

  test('answer the same key once, wherever it is repeated', async () => {
    const say = ({ api }: Started) =>
      api.post('/v1/members', { name: 'Once', role: 'viewer' }, { 'idempotency-key': 'one-member' });
    const [first, again] = [await say(one), await say(two)];
    expect(again.body.id).toBe(first.body.id);
    expect((await one.api.get('/v1/members')).body.items).toHaveLength(6);
  });

  test('tell a page at one of them what was said at another, and let it go when they end', async () => {
    const stream = await fetch(`${two.address}/v1/events`, { headers: { authorization: `Bearer ${KEY}` } });
    let heard = '';
    const ended = (async () => {
      for await (const bytes of stream.body ?? []) heard += Buffer.from(bytes).toString();
    })();
    await one.api.post('/v1/members', { name: 'Heard', role: 'viewer' });
    await until(
      async () => heard,
      (text) => text.includes('"type":"pool.member-added"'),
    );
    await stop(two);
    await ended;
  });

  test('go on with the import of one that ends', async () => {
    const [first, second] = [await start(ingestServer), await start(ingestServer)];
    await Promise.all([first.ready, second.ready]);
    const begun = await first.api.post('/v1/imports?format=linkedin-csv', connections(ROWS, 'many'));
    expect(begun.body.state).toBe('deciding');
    expect((await second.api.post(`/v1/imports/${begun.body.id}/revert`)).body.code).toBe('import-not-finished');
    await stop(first);
    expect((await second.api.get(`/v1/imports/${begun.body.id}`)).body.state).toBe('deciding');
    expect((await finished(second.api, begun.body.id)).body.counts).toEqual({
      created: ROWS,
      changed: 0,
      unchanged: 0,
      rejected: 0,
    });
  });
});

describe('a service that is asked to end', () => {
  test('lets the requests in hand end, and nobody in any more', async () => {
    const service = await start(ingestServer);
    await service.ready;
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'text/csv' };
    const body = new TransformStream<string>();
    const file = body.writable.getWriter();
    const upload = fetch(`${service.address}/v1/imports?format=linkedin-csv`, {
      ...{ method: 'POST', headers, duplex: 'half' },
      body: body.readable.pipeThrough(new TextEncoderStream()),
    });
    const [first = '', ...others] = connections(3, 'last').split(/(?<=\n)/);
    await file.write(first);
    await until(
      () => service.api.get('/v1/imports'),
      ({ body: { items } }) => items[0].state === 'reading',
    );
    const stopping = stop(service);
    await until(
      () =>
        service.api.get('/healthz').then(
          ({ status }) => status,
          () => 'refused',
        ),
      (answer) => answer === 'refused',
    );
    for (const line of others) await file.write(line);
    await file.close();
    expect((await upload).status).toBe(202);
    await stopping;
  });

  test('ends also while it waits for its servers', async () => {
    missing = 'Kafka cannot be reached at kafka:9092.';
    const service = await start(remindersServer);
    await stop(service);
    missing = null;
    await expect(service.api.get('/healthz')).rejects.toThrow();
  });
});
