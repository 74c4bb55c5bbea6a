import type { Random } from '../random.js';

/** Stands for lists within lists: as values these could be neither copied nor written. */
const DEEP = 'lists within lists';
const LEVELS = 50_000;

/** What stands where something else was expected. */
const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, '', ' ', 'x', '\u0000', '\ud800', '__proto__', 'constructor'],
  ...['1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', 'not a day', 'A'.repeat(5_000)],
  ...[[], {}, [[]], [null], { id: {} }, { value: 7 }, DEEP],
];

/** The text of `brokenJson`, where values may also be nested deeper than JSON can be written anew. */
export function brokenText(json: unknown, foreign: readonly unknown[], random: Random): string {
  const text = JSON.stringify(brokenJson(json, foreign, random) ?? null);
  return text.replace(`"${DEEP}"`, '['.repeat(LEVELS) + ']'.repeat(LEVELS));
}

/** JSON with one to four of its values gone, doubled, or put where they do not belong; mostly deep inside, where people are. */
function brokenJson(json: unknown, foreign: readonly unknown[], random: Random): unknown {
  let broken: unknown = structuredClone(json);
  for (let changes = random.between(1, 4); changes > 0; changes -= 1) broken = changed(broken, foreign, random);
  return broken;
}

function changed(value: unknown, foreign: readonly unknown[], random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.03)) return instead(value, foreign, random);
  const names = Object.keys(value);
  const deep = names.filter((one) => isDeep((value as Record<string, unknown>)[one]));
  const name = random.pick(deep.length > 0 && random.chance(0.85) ? deep : names);
  if (name === undefined) return instead(value, foreign, random);
  if (random.chance(0.15)) return without(value, name);
  const inside = (value as Record<string, unknown>)[name];
  return withIn(value, name, changed(inside, foreign, random));
}

function isDeep(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function instead(value: unknown, foreign: readonly unknown[], random: Random): unknown {
  if (random.chance(0.2)) return [value, value];
  return random.chance(0.3) ? random.pick(foreign) : random.pick(ODD);
}

function without(value: object, name: string): unknown {
  if (Array.isArray(value)) return value.filter((_, n) => String(n) !== name);
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
}

function withIn(value: object, name: string, inside: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown, n) => (String(n) === name ? inside : one));
  return { ...value, [name]: inside };
}
