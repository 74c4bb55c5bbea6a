/** Characters; an input holds no longer one. */
const LONGEST = 2000;

/** An address that a page may link to, as it is kept; null for anything else. */
export function webAddress(text: string | null | undefined): string | null {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.href.length <= LONGEST ? url.href : null;
}
