import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inputOf } from '#libs/events/inputs.js';
import { contact, poolOfBerlin } from '#libs/testing/pool-events.js';
import { TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../../contacts/src/registry.js';
import { github } from '../../ingest/src/connectors/github/github.js';
import {
  gitHubOf,
  gitHubPlatform,
  type GitHubWorld,
} from '../../ingest/src/connectors/github/testing/said-by-github.js';
import type { NetworkItem } from '../../ingest/src/connectors/network-item.js';
import { NOW, startApiServer, type ApiServer } from '../../ingest/src/connectors/testing/api-server.js';
import { walkThrough } from '../../ingest/src/connectors/testing/walk-through.js';

let hub: GitHubWorld;
let server: ApiServer;
beforeAll(async () => {
  hub = gitHubOf(NOW);
  server = await startApiServer(() => gitHubPlatform(() => hub));
});
afterAll(() => server.stop());

test('what a network says becomes occasions, a connection and a rest, of contacts alone', async () => {
  const pool = new TestPool(deciders, projections);
  pool.now = NOW;
  pool.record([
    ...poolOfBerlin(),
    contact('c_1', { name: 'Ada Lovelace', who: ['web:https://github.com/ada'], employer: 'Old AG' }),
  ]);
  const source = { id: 's_1', kind: 'github', basis: github.basis, contact: null, member: 'm_1' };
  let cursor: unknown = null;
  const run = async (): Promise<string[]> => {
    const before = pool.events.length;
    const world = server.world({ known: ['web:https://github.com/ada', 'github:7'] });
    const walked = await walkThrough((from) => github.pull({ account: 'me' }, from, world), cursor);
    cursor = walked.cursor;
    for (const item of walked.items as NetworkItem[]) {
      for (const { kind, data } of github.translate(item, { source, now: NOW })) {
        const input = inputOf(kind);
        if (input === undefined) throw new Error(`${kind} is no input`);
        expect(pool.say(input, data, { actor: 'source:s_1' })).not.toHaveProperty('refused');
      }
    }
    return pool.events.slice(before).map(({ type }) => type);
  };

  expect(await run()).toEqual(['contact.identified', 'contact.connected', 'activity.noted', 'activity.noted']);
  expect(await run()).toEqual([]);
  hub.people[1] = { id: 7, login: 'Ada', name: 'Ada Lovelace', company: 'New Ltd' };
  expect(await run()).toEqual(['contact.employer-changed']);
  hub.follows = hub.follows.filter(([from]) => from !== 'Ada');
  expect(await run()).toEqual(['contact.unwelcome-seen']);
  expect(pool.read('card', 'c_1')).toMatchObject({ employer: { name: 'New Ltd' } });
});
