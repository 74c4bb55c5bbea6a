/** A property's text; empty where it has none. */
export function textOf(prop: unknown): string {
  if (Array.isArray(prop)) return prop.map(textOf).join('');
  if (isRecord(prop)) return textOf(prop['_cdata'] ?? prop['_text']);
  return ['string', 'number', 'boolean'].includes(typeof prop) ? String(prop) : '';
}

/** The address in a property that holds one, against the one it is relative to; null without. */
export function hrefIn(prop: unknown, base: string): string | null {
  const [first] = isRecord(prop) ? [prop['href']].flat() : [];
  const href = textOf(first);
  return href === '' ? null : (URL.parse(href, base)?.href ?? null);
}

/** The names of the elements in a property. */
export function namesIn(prop: unknown): string[] {
  return isRecord(prop) ? Object.keys(prop) : [];
}

/** The names that `<comp name="…"/>` say in a property; none where it says nothing. */
export function componentsIn(prop: unknown): string[] {
  const comps = isRecord(prop) ? [prop['comp']].flat() : [];
  const names = comps.map((comp) =>
    isRecord(comp) && isRecord(comp['_attributes']) ? comp['_attributes']['name'] : '',
  );
  return names.map(textOf).filter((name) => name !== '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
