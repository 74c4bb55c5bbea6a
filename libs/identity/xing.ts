import type { Normalised } from './schemes.js';
import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';
import { slug } from './slug.js';

/** The name after `/profile/`, in lower case: `Ada_Lovelace2` is `ada_lovelace2`. */
export function normaliseXing(raw: string): Normalised {
  const value = slug(raw);
  return value === null ? { refused: 'malformed' } : { scheme: 'xing', value };
}

export const xingProfile: Site = (url) => {
  if (!isOn(url, 'xing.com')) return null;
  const [first, second] = segmentsOf(url);
  const name = first?.toLowerCase() === 'profile' ? second : url.searchParams.get('name');
  return name === undefined || name === null ? { refused: 'no-profile' } : normaliseXing(name);
};
