/** Reads fields of event data without trusting them. */
export function text(data: Record<string, unknown>, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : '';
}

export function maybeText(data: Record<string, unknown>, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' ? value : null;
}

export function number(data: Record<string, unknown>, field: string): number {
  const value = data[field];
  return typeof value === 'number' ? value : Number.NaN;
}

export function maybeNumber(data: Record<string, unknown>, field: string): number | null {
  const value = data[field];
  return typeof value === 'number' ? value : null;
}

export function record(data: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = data[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function numbers(data: Record<string, unknown>, field: string): number[] {
  const value = data[field];
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];
}

export function texts(data: Record<string, unknown>, field: string): string[] {
  const value = data[field];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
