import { cleanText } from '#libs/identity/clean-text.js';

/** One line, one space between words, nothing invisible, composed. */
export function tidyText(text = ''): string {
  const trimmed = text.trim();
  return /[^\x20-\x7e]| {2}/.test(trimmed) ? cleanText(trimmed).replace(/\s+/g, ' ') : trimmed;
}
