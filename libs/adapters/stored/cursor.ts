import { OutsideWorld } from '#libs/kernel/errors.js';

/** The last row of a page, as text: the values it was ordered by, its key last. */
export function cursorOf(values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The opposite; a text that is no cursor of this query's is OutsideWorld `cursor-invalid`. */
export function readCursor(cursor: string, length: number): (string | number)[] {
  const values = parse(Buffer.from(cursor, 'base64url').toString());
  const ours = Array.isArray(values) && values.length === length && values.every(isValue);
  if (ours) return values;
  throw new OutsideWorld(
    'This cursor belongs to no page of this list: start from the first page.',
    false,
    'cursor-invalid',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isValue(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
