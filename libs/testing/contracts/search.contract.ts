import { expect, it } from '@jest/globals';
import { fc } from '../fast-check.js';
import type { Page, SearchQuery } from '#libs/ports/documents.js';
import { POOL } from './given-bus.js';
import { change } from './given-ledger.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

interface Person {
  key: string;
  words: string;
  sortName: string;
  lastAt: number;
}

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'n', 'ß', 'é', '王', '-', "'", '"', '*', '+', '1'),
  minLength: 1,
  maxLength: 4,
});
const person: fc.Arbitrary<Person> = fc.record({
  key: fc.string({ unit: fc.constantFrom('a', 'b', '_'), minLength: 1, maxLength: 5 }),
  words: fc.array(letters, { maxLength: 4 }).map((words) => words.join(' ')),
  sortName: fc.constantFrom('a', 'b', 'ba', ''),
  lastAt: fc.integer({ min: 0, max: 3 }),
});
const people = fc.uniqueArray(person, { selector: ({ key }) => key, maxLength: 20 });
const asked = fc.record({
  words: fc.array(
    letters.map((word) => word.slice(0, 2)),
    { maxLength: 3 },
  ),
  sort: fc.constantFrom('name' as const, 'last' as const),
  limit: fc.integer({ min: 1, max: 6 }),
});

/** What every Documents promises about search: the answers of a plain filter and sort. */
export function searchContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const documents = () => subject().platform.documents;
  const put = (given: Person[], pool = POOL) =>
    documents().save(given.map((body) => ({ ...change('person', body.key, body), pool })));

  const search = async (query: Pick<SearchQuery, 'words' | 'sort' | 'limit'>): Promise<string[]> => {
    const found: string[] = [];
    let page: Page<Person> = { items: [], next: null };
    do {
      page = await documents().search<Person>({
        pool: POOL,
        collection: 'person',
        ...query,
        after: page.next ?? undefined,
      });
      found.push(...page.items.map(({ key }) => key));
    } while (page.next !== null);
    return found;
  };

  it('gives the answers of a plain filter, in the order asked for, in pages of any size, also after changes', async () => {
    await fc.assert(
      fc.asyncProperty(people, people, asked, async (before, given, query) => {
        await documents().clear(POOL, 'person');
        await put(before, 'p_contract2');
        await put(before);
        await documents().save(before.map(({ key }) => change('person', key, null)).slice(3));
        await put(given);
        const replaced = new Set(given.map(({ key }) => key));
        const there = [...before.slice(0, 3).filter(({ key }) => !replaced.has(key)), ...given];

        expect(await search(query)).toEqual(plainly(there, query));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same answers where very many match', async () => {
    const many = Array.from({ length: 9_000 }, (_, at) => ({
      key: `k${at}`,
      words: at % 300 === 0 ? 'joanna rare' : 'anna common',
      sortName: `n${at % 50}`,
      lastAt: at % 7,
    }));
    await put(many);

    for (const sort of ['name', 'last'] as const) {
      for (const words of [['an'], ['an', 'com'], ['an', 'rar'], []]) {
        const { items } = await documents().search<Person>({
          pool: POOL,
          collection: 'person',
          words,
          sort,
          limit: 60,
        });
        expect(items.map(({ key }) => key)).toEqual(plainly(many, { words, sort }).slice(0, 60));
      }
    }
  });

  it('is refused for a collection that is not searchable', async () => {
    const query = { pool: POOL, collection: 'thing', words: [], sort: 'name' as const, limit: 1 };
    await expect(documents().search(query)).rejects.toMatchObject({ name: 'BrokenInvariant' });
  });
}

function plainly(people: Person[], { words, sort }: { words: string[]; sort: 'name' | 'last' }): string[] {
  const matching = people.filter((one) =>
    words.every((word) => one.words.split(' ').some((own) => own.startsWith(word))),
  );
  const byName = (one: Person, other: Person) => bytes(one.sortName, other.sortName) || bytes(one.key, other.key);
  const newestFirst = (one: Person, other: Person) => other.lastAt - one.lastAt || bytes(other.key, one.key);
  return matching.sort(sort === 'name' ? byName : newestFirst).map(({ key }) => key);
}

function bytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
