import { expect, test } from '@jest/globals';
import { placeNamed } from './place.js';

test.each([
  ['Munich, Bavaria, Germany', { country: 'DE', region: null, zone: 'Europe/Berlin' }],
  ['München, Bayern, Deutschland', { country: 'DE', region: 'BY', zone: null }],
  ['Berlin', { country: 'DE', region: 'BE', zone: 'Europe/Berlin' }],
  ['Raum Hamburg', { country: 'DE', region: 'HH', zone: 'Europe/Berlin' }],
  ['Lisboa, Portugal', { country: 'PT', region: null, zone: null }],
  ['San Francisco Bay Area', { country: 'US', region: null, zone: 'America/Los_Angeles' }],
  ['Austin, Texas, United States', { country: 'US', region: 'TX', zone: null }],
  ['Zürich, Schweiz', { country: 'CH', region: 'ZH', zone: 'Europe/Zurich' }],
  ['Edinburgh, Scotland, United Kingdom', { country: 'GB', region: 'SCT', zone: null }],
  ['Munich, Germany', { country: 'DE', region: null, zone: 'Europe/Berlin' }],
  ['Deutschland, München', { country: 'DE', region: null, zone: null }],
  ['Germany', { country: 'DE', region: null, zone: null }],
  ['Georgia', { country: 'GE', region: null, zone: null }],
  ['Tbilisi, Georgia', { country: 'GE', region: null, zone: 'Asia/Tbilisi' }],
  ['Atlanta, Georgia, United States', { country: 'US', region: 'GA', zone: null }],
  ['Chicago, Illinois', { country: 'US', region: 'IL', zone: 'America/Chicago' }],
  ['Perth, WA', { country: 'AU', region: null, zone: 'Australia/Perth' }],
  ['Milano, Italia, MI', { country: 'IT', region: null, zone: null }],
  ['Auckland', { country: 'NZ', region: null, zone: 'Pacific/Auckland' }],
])('%s says where it is as far as it says', (location, place) => {
  expect(placeNamed(location)).toEqual(place);
});

test.each([
  'Atlanta, Georgia',
  'Athens, Georgia',
  'Lebanon, New Hampshire',
  'Lebanon, NH',
  'Peru, Indiana',
  'Paris, Texas',
])('%s is a town of the USA by the name of a place elsewhere, and left open', (location) => {
  expect(placeNamed(location)).toEqual({ country: null, region: null, zone: null });
});

test('what leads to several countries, or nowhere, is left open', () => {
  const open = { country: null, region: null, zone: null };
  expect(placeNamed('Victoria')).toEqual(open);
  expect(placeNamed('Remote')).toEqual(open);
  expect(placeNamed('  ')).toEqual(open);
  expect(placeNamed(null)).toEqual(open);
});
