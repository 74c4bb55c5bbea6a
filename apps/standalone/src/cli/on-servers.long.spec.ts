import fs from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Place } from '../moving/testing/place.js';

const nowhere = {
  kafka: { brokers: ['127.0.0.1:1'], sasl: null, tls: false, replication: 1, namespace: 'kith' },
  mongo: 'mongodb://127.0.0.1:1/kith',
  mongoKeys: null,
  mongoErasures: null,
  redis: 'redis://127.0.0.1:1',
  partitions: 1,
};
let place: Place;
beforeEach(() => {
  place = new Place({ config: nowhere, keysDir: 'nowhere' });
});
afterEach(() => place.remove());

test.each([
  ['start'],
  ['demo'],
  ['import', 'Connections.csv'],
  ['suggestions'],
  ['may-i', 'anna@muehlbach.example'],
  ['user', 'link'],
  ['hooks', 'send', 'greenhouse', '--event', 'hire_candidate', '--secret', 'whsec-invented'],
  ['backup', 'kept'],
  ['restore', 'ledger.zip', 'keys.zip'],
  ['doctor'],
])('where servers are set, "%s" does not speak of a folder that is not theirs', async (...args) => {
  await expect(place.run(...args)).rejects.toThrow(
    /^KITH_KAFKA, KITH_MONGO and KITH_REDIS are set.*docs\/operations\.md/,
  );
  expect(fs.existsSync(place.config.dataDir)).toBe(false);
});
