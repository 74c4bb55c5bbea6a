import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { contactsOn, createPool } from '../cluster/testing/team.js';
import { Place } from '../moving/testing/place.js';

let cluster: OwnCluster;
let place: Place;
beforeEach(() => {
  cluster = new OwnCluster(1);
  place = new Place({ config: cluster.config, keysDir: cluster.keysDir });
});
afterEach(async () => {
  await cluster.remove();
  place.remove();
});

it('where servers are set, the ledger that is proved and written to a file is theirs, every pool of it', async () => {
  await expect(place.run('verify')).rejects.toThrow('There is no pool here.');
  const platform = await cluster.open();
  const contacts = await contactsOn(platform);
  for (const pool of ['p_one', 'p_two']) await createPool(contacts, pool);
  await contacts.stop();
  const events = [...(await platform.ledger.read('p_one', 0, 100)), ...(await platform.ledger.read('p_two', 0, 100))];

  const out = place.at('ledger.ndjson');
  expect(await place.run('ledger', 'export', out)).toEqual([`${String(events.length)} events in ${out}.`]);
  const lines = fs.readFileSync(out, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(events);
  for (const args of [['verify'], ['verify', out]]) {
    const proved = await place.run(...args);
    expect(proved.slice(-2)).toEqual([
      `${String(events.length)} events of 2 pools, 0 offers, 0 messages written without Kith.`,
      'The promise was kept.',
    ]);
  }
}, 120_000);
