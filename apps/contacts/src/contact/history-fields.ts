/** What an event says, facts and personal fields together, as the history tells it. */
export type Fields = Record<string, unknown>;
/** One sentence about an event. */
export type Tell = (fields: Fields) => string;

export function word(fields: Fields, field: string): string {
  const value = fields[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function join(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
