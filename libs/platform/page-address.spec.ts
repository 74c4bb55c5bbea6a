import { expect, test } from '@jest/globals';
import { pageAddress } from './page-address.js';

test.each([
  ['127.0.0.1', 'http://localhost:3000'],
  ['::1', 'http://localhost:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['localhost', 'http://localhost:3000'],
  ['192.168.1.7', 'http://192.168.1.7:3000'],
  ['fd00::7', 'http://[fd00::7]:3000'],
  ['kith.example.org', 'http://kith.example.org:3000'],
])('who listens on %s is found at %s', (host, address) => {
  expect(pageAddress({ host, port: 3000 })).toBe(address);
});
