import { describe, expect, it } from '@jest/globals';
import { guessHome } from './browser-home.js';
import { countries } from './countries.js';

describe('The home a first run starts with', () => {
  it('is the country of the zone, whatever language the browser speaks', () => {
    expect(guessHome({ zone: 'Europe/Vienna', languages: ['en-US', 'en'] })).toEqual({
      zone: 'Europe/Vienna',
      country: 'AT',
      language: 'en',
    });
  });

  it('prefers a spoken country that has the zone', () => {
    expect(guessHome({ zone: 'Europe/Zurich', languages: ['de-CH'] }).country).toBe('CH');
  });

  it('falls back to a spoken country for a zone of no country', () => {
    expect(guessHome({ zone: 'UTC', languages: ['de', 'fr-BE'] })).toEqual({
      zone: 'UTC',
      country: 'BE',
      language: 'de',
    });
    expect(guessHome({ zone: 'UTC', languages: [] })).toEqual({ zone: 'UTC', country: 'DE', language: 'en' });
  });

  it('chooses from all 249 countries, each once', () => {
    expect(new Set(countries).size).toBe(249);
    expect(countries.every((code) => /^[A-Z]{2}$/u.test(code))).toBe(true);
  });
});
