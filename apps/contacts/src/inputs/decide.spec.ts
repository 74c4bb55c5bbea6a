import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ToyPool } from './testing/toy-pool.js';

let toy: ToyPool;
beforeEach(async () => {
  toy = await ToyPool.open();
});
afterEach(() => toy.close());

describe('one batch', () => {
  test('the second row with the same e-mail sees the first', async () => {
    await toy.say(
      toy.input('toy.meet', { email: 'ada@example.org', text: 'one' }),
      toy.input('toy.meet', { email: 'ada@example.org', text: 'two' }),
    );
    expect(await toy.told()).toEqual(['contact.added', 'contact.note-added: one', 'contact.note-added: two']);
    expect(new Set((await toy.ledger()).map(({ subject }) => subject)).size).toBe(1);
  });
});
