import { foldWords } from '#libs/identity/fold-words.js';

/** A name of a column as names are compared. */
export function folded(name: string): string {
  return foldWords(name).join(' ');
}

/** Which cell of a header holds what, by any of the names a column may have; -1 for one that the file does not have. */
export function columnsNamed<Column extends string>(
  header: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
): Record<Column, number> {
  const found = header.map(folded);
  const columns = Object.entries<readonly string[]>(names).map(([column, called]) => {
    const known = new Set(called.map(folded));
    return [column, found.findIndex((name) => known.has(name))] as const;
  });
  return Object.fromEntries(columns) as Record<Column, number>;
}
