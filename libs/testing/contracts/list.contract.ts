import { describe, expect, it } from '@jest/globals';
import { fc } from '../fast-check.js';
import type { ListQuery, Page } from '#libs/ports/documents.js';
import { POOL } from './given-bus.js';
import { change } from './given-ledger.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

interface Thing {
  key: string;
  colour: string | null;
  size: number | null;
  inner: { until: number | null };
}

const thing: fc.Arbitrary<Thing> = fc.record({
  key: fc.string({ unit: fc.constantFrom('a', 'b', '-', 'Z', 'ß', '0'), minLength: 1, maxLength: 4 }),
  colour: fc.constantFrom('red', 'Red', 'grün', '', null),
  size: fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom(null, 1.5)),
  inner: fc.record({ until: fc.option(fc.integer({ min: 0, max: 4 })) }),
});
const things = fc.uniqueArray(thing, { selector: ({ key }) => key, maxLength: 25 });

/** What every Documents promises about the named queries. */
export function listContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const documents = () => subject().platform.documents;
  const put = (given: Thing[]) => documents().save(given.map((body) => change('thing', body.key, body)));
  const query = (more: Partial<ListQuery>): ListQuery => ({
    pool: POOL,
    collection: 'thing',
    index: 'size',
    limit: 100,
    ...more,
  });

  /** All pages, one after the other. */
  const keys = async (asked: ListQuery): Promise<string[]> => {
    const found: string[] = [];
    let page: Page<Thing> = { items: [], next: null };
    do {
      page = await documents().list<Thing>({ ...asked, after: page.next ?? undefined });
      expect(page.items.length).toBeLessThanOrEqual(asked.limit);
      found.push(...page.items.map(({ key }) => key));
    } while (page.next !== null);
    return found;
  };

  it('are in the order of their fields, then of the key, forwards and backwards, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(things, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (given, limit, reverse) => {
        await documents().clear(POOL, 'thing');
        await put(given);
        const inOrder = given.toSorted((one, other) =>
          order([one.colour, one.size, one.key], [other.colour, other.size, other.key]),
        );
        const expected = reverse ? inOrder.reverse() : inOrder;

        expect(await keys(query({ index: 'colour', limit, reverse }))).toEqual(expected.map(({ key }) => key));
      }),
      { numRuns: 60 },
    );
  });

  it('find equal leading fields and a range of the next', async () => {
    const range = fc.record({
      from: fc.option(fc.integer({ min: -2, max: 3 }), { nil: undefined }),
      to: fc.option(fc.integer({ min: -2, max: 3 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(things, range, fc.integer({ min: 1, max: 5 }), async (given, { from, to }, limit) => {
        await documents().clear(POOL, 'thing');
        await put(given);
        const inRange = ({ size }: Thing) => (size ?? -99) >= (from ?? -99) && (size ?? -99) < (to ?? 99);
        const expected = given
          .filter((one) => one.colour === 'red' && inRange(one))
          .sort((one, other) => order([one.size, one.key], [other.size, other.key]));

        expect(await keys(query({ index: 'colour', equals: ['red'], from, to, limit }))).toEqual(
          expected.map(({ key }) => key),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('of a sparse index leave out what has no value there', async () => {
    const given = [2, null, 1, null].map((until, at) => ({
      key: `k${at}`,
      colour: null,
      size: null,
      inner: { until },
    }));
    await put(given);

    expect(await keys(query({ index: 'until' }))).toEqual(['k2', 'k0']);
    expect(await keys(query({ index: 'until', to: 2 }))).toEqual(['k2']);
  });

  it('follow what is changed and removed', async () => {
    const given = ['a', 'b', 'c'].map((key, at) => ({ key, colour: 'red', size: at, inner: { until: at } }));
    await put(given);
    await documents().save([change('thing', 'a', { ...given[0], size: 9, inner: {} }), change('thing', 'b', null)]);

    expect(await keys(query({}))).toEqual(['c', 'a']);
    expect(await keys(query({ index: 'until' }))).toEqual(['c']);
  });

  it('go on behind a page although its last document is gone', async () => {
    await put(['a', 'b', 'c', 'd'].map((key) => ({ key, colour: 'red', size: 1, inner: { until: 1 } })));
    const { next } = await documents().list<Thing>(query({ limit: 2 }));
    await documents().save([change('thing', 'b', null)]);

    expect((await documents().list(query({ after: next ?? undefined }))).items.map(({ key }) => key)).toEqual([
      'c',
      'd',
    ]);
  });

  it('are seen as soon as the save has resolved', async () => {
    for (let size = 0; size < 20; size++) {
      await documents().save([change('thing', 'a', { size })]);
      expect((await documents().list<Thing>(query({}))).items.map(({ body }) => body.size)).toEqual([size]);
    }
  });

  describe('are refused', () => {
    it('for an index that the list does not name', async () => {
      await expect(documents().list(query({ index: 'unheard-of' }))).rejects.toMatchObject({ name: 'BrokenInvariant' });
    });

    it.each([
      '',
      'nonsense',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('[null,"a"]').toString('base64url'),
    ])('for the foreign cursor %j', async (after) => {
      await expect(documents().list(query({ after }))).rejects.toMatchObject({ code: 'cursor-invalid' });
    });
  });
}

type Value = string | number | null;

/** Missing first, then numbers, then texts by their bytes. */
function order(one: Value[], other: Value[]): number {
  for (const [at, value] of one.entries()) {
    const result = compare(value, other[at] ?? null);
    if (result !== 0) return result;
  }
  return 0;
}

function compare(one: Value, other: Value): number {
  if (typeof one === 'string' && typeof other === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(other));
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return rank(one) - rank(other);
}

function rank(value: Value): number {
  return value === null ? 0 : typeof value === 'number' ? 1 : 2;
}
