import { describe, expect, test } from '@jest/globals';
import { readDeliveries } from './read-deliveries.js';
import { statusPart } from './testing/delivery-report.js';

const ada = { to: 'ada@ada.example', action: 'failed', status: '5.1.1' };
const read = (more: Partial<Parameters<typeof statusPart>[0]>) => readDeliveries(statusPart({ ...ada, ...more }));

describe('what a delivery report says for machines', () => {
  test('is read of each address by itself', () => {
    const bo = { to: 'bo@b.example', action: 'Delayed (will try again)', status: '4.4.1 (no answer)' };
    expect(readDeliveries(statusPart(ada, bo))).toEqual([
      { address: 'ada@ada.example', action: 'failed', status: '5.1.1' },
      { address: 'bo@b.example', action: 'delayed', status: '4.4.1' },
    ]);
    expect(readDeliveries(statusPart(ada, bo).replaceAll('\r\n', '\n'))).toHaveLength(2);
  });

  test('is about the address to which it was sent, not the one at which it ended', () => {
    const [one] = read({ to: 'ada@elsewhere.example', more: ['Original-Recipient: RFC822;<ada@ada.example>'] });
    expect(one?.address).toBe('ada@ada.example');
    expect(read({ more: ['Original-Recipient: x400; /C=de/S=ada@ada/'] })[0]?.address).toBe('ada@ada.example');
  });

  test('is nothing where there is no address, no action, or no such form at all', () => {
    expect(read({ to: 'Ada' })).toEqual([]);
    expect(read({ to: `${'a'.repeat(320)}@ada.example` })).toEqual([]);
    expect(read({ action: '' })).toEqual([]);
    expect(readDeliveries('Dear Ada,\r\n\r\nyour message did not arrive.')).toEqual([]);
  });

  test('says no status where it says none, and ends somewhere', () => {
    expect(read({ status: 'unknown' })[0]?.status).toBe('');
    expect(readDeliveries(statusPart(...Array.from({ length: 101 }, () => ada)))).toHaveLength(100);
  });
});
