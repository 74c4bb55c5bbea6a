import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineEvent, UnreadableEvent, type Upcaster } from './event.js';

/** Version 2 told weeks in days; version 3 keeps a name apart from what is written on the door. */
const daysInsteadOfWeeks: Upcaster = ({ data: { weeks, ...data }, personal }) => ({
  data: { ...data, days: Number(weeks) * 7 },
  personal,
});
const namedOnTheDoor: Upcaster = ({ data, personal }) => ({
  data,
  personal: personal === null ? null : { name: personal['name'], door: personal['name'] },
});
const schema = { facts: { days: z.number() }, personal: { name: z.string(), door: z.string() } };
const visited = defineEvent('test.visited', schema, [daysInsteadOfWeeks, namedOnTheDoor]);

describe('an event that an older release wrote', () => {
  test('is lifted version by version to the newest', () => {
    expect(visited.version).toBe(3);
    expect(visited.read(1, { data: { weeks: 2 }, personal: { name: 'Ada' } })).toEqual({
      data: { days: 14 },
      personal: { name: 'Ada', door: 'Ada' },
    });
    expect(visited.read(2, { data: { days: 3 }, personal: { name: 'Ada' } })).toEqual({
      data: { days: 3 },
      personal: { name: 'Ada', door: 'Ada' },
    });
  });

  test('is lifted all the same when its person is erased', () => {
    expect(visited.read(1, { data: { weeks: 2 }, personal: null })).toEqual({ data: { days: 14 }, personal: null });
  });

  test('is read as it is once it is of the newest version', () => {
    const now = { data: { days: 3 }, personal: { name: 'Ada', door: '2nd floor' } };
    expect(visited.read(3, now)).toEqual(now);
  });

  test('is not believed if it does not become what the newest version holds', () => {
    expect(() => visited.read(3, { data: { weeks: 2 }, personal: null })).toThrow(z.ZodError);
  });
});

test('an event that a newer release wrote is not read, and says what to do', () => {
  const read = () => visited.read(4, { data: { days: 3 }, personal: null });
  expect(read).toThrow(UnreadableEvent);
  expect(read).toThrow('test.visited is stored as version 4, this release reads up to 3: update Kith');
});
