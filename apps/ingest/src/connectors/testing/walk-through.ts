import type { PulledPage } from '../pulled-kind.js';

const MOST_PAGES = 50;

interface WalkedThrough<Cursor, Item> {
  items: Item[];
  cursor: Cursor;
  left: number;
  pages: number;
}

/** All pages that a run would ask for, one after the other. */
export async function walkThrough<Cursor, Item>(
  pull: (cursor: Cursor | null) => Promise<PulledPage<Cursor, Item>>,
  from: Cursor | null,
): Promise<WalkedThrough<Cursor, Item>> {
  let page = await pull(from);
  const walked = { items: [...page.items], left: page.left, pages: 1 };
  while (page.more) {
    if (walked.pages === MOST_PAGES) throw new Error('This never ends.');
    page = await pull(page.cursor);
    walked.items.push(...page.items);
    walked.left += page.left;
    walked.pages += 1;
  }
  return { ...walked, cursor: page.cursor };
}
