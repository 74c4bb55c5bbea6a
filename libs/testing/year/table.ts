import type { Counts } from './limits/guard.js';
import type { Year } from './live.js';
import { sum } from './plan.js';

const head = ['kind', 'sources', 'items', 'decided', 'requests', '304', '429', '5xx', 'broken'];

/** What came of a year, a line for each kind of source. */
export function tableOf({ guards, judged }: Year): string[] {
  const counts = new Map(guards.flatMap((guard) => [...guard.counts]));
  const names = [...new Set(judged.map(({ source }) => source.kind.name))];
  const lines = names.map((name) => {
    const ours = judged.filter(({ source }) => source.kind.name === name);
    const of = (field: keyof Counts): number => sum(ours.map(({ source: { n } }) => counts.get(n)?.[field] ?? 0));
    const items = sum(ours.map(({ source }) => source.items.length));
    const decided = sum(ours.map((one) => one.decided));
    return [ours.length, items, decided, of('requests'), of('unchanged'), of('tooMany'), of('troubles'), of('broken')];
  });
  const totals = head.slice(1).map((_name, i) => sum(lines.map((line) => line[i] ?? 0)));
  const unknowing = sum(guards.map((guard) => guard.unknowing));
  const again = sum(guards.flatMap(({ runs }) => [...runs.values()].map((run) => run.again)));
  const crashes = `asked again after a kill: ${again}; before a wait was over that the killed process was told: ${unknowing}`;
  const rows = [head, ...lines.map((line, i) => [names[i] ?? '', ...line]), ['all', ...totals]].map(row);
  return [...rows, crashes];
}

function row([first = '', ...cells]: (string | number)[]): string {
  return [String(first).padEnd(14), ...cells.map((cell) => String(cell).padStart(9))].join('');
}
