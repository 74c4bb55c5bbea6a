import { cleanText, isBroken } from './clean-text.js';

/**
 * The name in a profile's address, as one spelling: percent encoding undone (also twice), NFC, lower-case.
 * Null if it cannot be one segment of an address.
 */
export function slug(raw: string): string | null {
  const decoded = decodeFully(raw);
  if (decoded === null) return null;
  const text = cleanText(decoded).toLowerCase().normalize('NFC');
  return isSegment(text) ? text : null;
}

/** Undoes percent encoding until nothing changes, three times at most; null if it is broken. */
export function decodeFully(raw: string): string | null {
  let text = raw;
  for (let times = 0; times < 3 && text.includes('%'); times++) {
    const once = decodeOnce(text);
    if (once === null) return null;
    text = once;
  }
  return text;
}

/** Whether the text can stand for itself as one segment of an address. */
export function isSegment(text: string): boolean {
  return text.length > 0 && text.length <= 200 && !/[\s%/?#@:,;<>"\\]/u.test(text) && !isBroken(text);
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
