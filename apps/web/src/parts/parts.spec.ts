import { describe, expect, it } from '@jest/globals';
import { timesIn } from '../i18n/times.js';
import { dateOf } from '../today/put-off.js';
import { initialsOf } from './face.js';
import { nameOf } from './person-name.js';

describe('Initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Anna-Lena von der Heide', 'AH'],
    ['émile zola', 'ÉZ'],
    ['Plato', 'P'],
    ['(Bob) Smith', 'S'],
    ['李 小龍', '李小'],
    ['🙂', ''],
    [null, ''],
  ])('of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe('A name in one line', () => {
  it('is split before its last word', () => {
    expect(nameOf('  Augusta  Ada Lovelace ')).toEqual({
      given: 'Augusta Ada',
      family: 'Lovelace',
      full: 'Augusta Ada Lovelace',
    });
    expect(nameOf('Plato')).toEqual({ given: 'Plato', family: '', full: 'Plato' });
  });
});

describe('Times and numbers', () => {
  it('read as each language writes them', () => {
    expect(timesIn('en').day('2026-03-02T12:00:00Z')).toBe('2 March 2026');
    expect(timesIn('de').day('2026-03-02T12:00:00Z')).toBe('2. März 2026');
    expect([timesIn('en').number(1234), timesIn('de').number(1234)]).toEqual(['1,234', '1.234']);
  });
});

describe('Not now', () => {
  it('means the morning of that day where the reader is, across the end of a month', () => {
    const now = new Date(2026, 0, 31, 17, 30);
    expect(new Date(dateOf('tomorrow', now))).toEqual(new Date(2026, 1, 1, 6));
    expect(new Date(dateOf('nextWeek', now))).toEqual(new Date(2026, 1, 7, 6));
    expect(new Date(dateOf('nextMonth', now))).toEqual(new Date(2026, 2, 2, 6));
  });
});
