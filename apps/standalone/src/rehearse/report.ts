import type { Tallied, Week } from './tally.js';

const WORKING_DAYS = 5;

/** A rehearsal as lines to read: week by week first, then what it came to for the people. */
export function reportOf(tallied: Tallied): string[] {
  const { contacts, offers, written, replies, touches, withheld } = tallied;
  return [
    row('week', ['offers', 'a day', 'least', 'most', 'written', 'replies']),
    ...tallied.weeks.map(weekLine),
    '',
    `${String(offers)} offers, ${tallied.perDay.toFixed(2)} per recruiter and working day; ${String(written)} messages to ${String(contacts)} contacts, ${String(replies)} replies`,
    `messages per contact: ${touches.map((count, n) => `${String(n)}${n === touches.length - 1 ? ' or more' : ''}: ${String(count)}`).join(', ')}`,
    `most messages to one person: ${String(tallied.mostIn30)} in 30 days, ${String(tallied.mostIn365)} in 365; longest row without an answer: ${String(tallied.longestStreak)}`,
    `let go: ${String(tallied.letGo)}; said no for good: ${String(tallied.objected)}`,
    `kept back, by rule: ${counts(withheld)}`,
  ];
}

function weekLine({ offers, written, replies }: Week, index: number): string {
  const sum = offers.reduce((a, b) => a + b, 0);
  const aDay = (sum / offers.length / WORKING_DAYS).toFixed(2);
  return row(String(index + 1), [sum, aDay, Math.min(...offers), Math.max(...offers), written, replies]);
}

function row(name: string, cells: readonly (string | number)[]): string {
  return [name.padEnd(5), ...cells.map((cell) => String(cell).padStart(8))].join('');
}

function counts(by: Record<string, number>): string {
  const said = Object.entries(by).map(([rule, count]) => `${rule} ${String(count)}`);
  return said.length === 0 ? 'nothing' : said.join(', ');
}
