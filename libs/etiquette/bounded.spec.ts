import { describe, expect, test } from '@jest/globals';
import { bounded } from './bounded.js';
import type { Response } from './facts.js';
import { day, Story } from './testing/story.js';

const { known } = new Story();
/** So many of something, told one after the other. */
const many = (count: number) => Array.from({ length: count }, (_, seq) => ({ seq }));
const seqs = (list: { seq: number }[]) => list.map(({ seq }) => seq);

describe('of a contact are kept', () => {
  test.each([
    ['touches', 64],
    ['applications', 16],
    ['connected', 32],
    ['occasions', 32],
    ['settled', 32],
  ] as const)('of their %s the newest %d', (name, most) => {
    const facts = { ...known, [name]: many(most + 3) };
    expect(seqs(bounded(facts)[name] as unknown as { seq: number }[])).toEqual(seqs(many(most + 3)).slice(3));
  });

  const kept = (wishes: Response['wish'][]) => {
    const [response] = new Story().responded(day(1)).known.responses;
    const responses = wishes.map((wish, seq) => ({ ...response, seq, wish })) as Response[];
    return seqs(bounded({ ...known, responses }).responses);
  };
  const wished = (count: number) => Array.from({ length: count }, () => 'less-often' as const);
  const plain = (count: number) => Array.from({ length: count }, () => null);

  test('of their 16 responses all', () => {
    expect(kept([...wished(8), ...plain(8)])).toHaveLength(16);
  });

  test('of more responses those with a wish before those without, and the last one always', () => {
    expect(kept([...wished(2), ...plain(15)])).toEqual([0, 1, ...seqs(many(17)).slice(3)]);
    expect(kept([...wished(16), null])).toEqual(seqs(many(17)).slice(1));
    expect(kept(wished(18))).toEqual(seqs(many(18)).slice(2));
  });
});
