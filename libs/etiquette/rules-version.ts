/**
 * What judged an offer: the release of the etiquette and the versions of its zone and holiday data. Raise the first
 * number when a rule changes what it says; the others follow the installed packages (a test compares them).
 */
export const RULES_VERSION = '15 luxon-3.7.2 date-holidays-3.37.0 tzdb-6.202.0';

/** Whether rules of version `mine` are older than `theirs` in any part, so that they must not decide after them. */
export function isOlderRules(mine: string, theirs: string): boolean {
  const [a, b] = [numbersOf(mine), numbersOf(theirs)];
  return a.some((part, index) => olderThan(part, b[index] ?? []));
}

function numbersOf(version: string): number[][] {
  return version.split(' ').map((part) => part.replace(/^\D*/u, '').split('.').map(Number));
}

function olderThan(mine: number[], theirs: number[]): boolean {
  const at = mine.findIndex((number, index) => number !== theirs[index]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}
