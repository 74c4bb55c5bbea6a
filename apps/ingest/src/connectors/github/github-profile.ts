import { readAs } from '../read-json.js';
import type { Profile } from '../what-changed.js';
import { profile } from './github-shapes.js';

/** What somebody's profile says. Throws PullFailed `api-changed`. */
export function profileSaid(json: unknown): { login: string; said: Profile } {
  const { login, name = null, company = null, location = null } = readAs(profile, json);
  return { login, said: { name: fullName(name), employer: employerOf(company), location: tidy(location) } };
}

/** Two words or more, and no picture, number or sign among them: anything else is a name for a screen. */
function fullName(text: string | null): string | null {
  const words = tidy(text)?.split(' ') ?? [];
  return words.length > 1 && words.every((word) => /^\p{L}[\p{L}\p{M}.'’-]*$/u.test(word)) ? words.join(' ') : null;
}

/** `@acme` is how the company of that account is named there; of several the first. */
function employerOf(text: string | null): string | null {
  const company = tidy(text);
  if (company === null || !company.startsWith('@')) return company;
  return tidy(company.slice(1).split(/[\s,/@]/)[0] ?? '');
}

function tidy(text: string | null): string | null {
  const plain = (text ?? '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return plain === '' ? null : plain;
}
