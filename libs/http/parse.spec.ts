import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { countryField, problemOfIssues, timeField } from './parse.js';

const form = z.strictObject({
  text: z.string().min(2).max(3).optional(),
  count: z.coerce.number().int().min(1).max(5).optional(),
  flag: z.boolean().optional(),
  list: z
    .array(z.strictObject({ on: timeField }))
    .max(1)
    .optional(),
  word: z.enum(['one', 'two']).optional(),
  only: z.literal('me').optional(),
  country: countryField.optional(),
  site: z.url().optional(),
  action: z
    .discriminatedUnion('do', [z.strictObject({ do: z.literal('tag') }), z.strictObject({ do: z.literal('go') })])
    .optional(),
  needed: z.string(),
});

const said = (value: unknown) => {
  const read = form.safeParse(value);
  const problem = problemOfIssues(read.success ? [] : read.error.issues);
  return [problem.in('en').message, problem.in('de').message];
};

describe('what is wrong with a field is one sentence of ours, in both languages', () => {
  test.each([
    [{ text: 1 }, '"text" must be a text: correct it.', '„text“ muss ein Text sein: berichtige es.'],
    [{ text: 'a' }, '"text" must be at least 2 characters long', '„text“ muss mindestens 2 Zeichen lang sein'],
    [{ text: 'abcd' }, '"text" must be at most 3 characters long', '„text“ muss höchstens 3 Zeichen lang sein'],
    [{ count: 'many' }, '"count" must be a number', '„count“ muss eine Zahl sein'],
    [{ count: '1.5' }, '"count" must be a whole number', '„count“ muss eine ganze Zahl sein'],
    [{ count: 9 }, '"count" must be at most 5:', '„count“ muss höchstens 5 sein'],
    [{ count: 1e30 }, '"count" must be at most 5:', '„count“ muss höchstens 5 sein'],
    [{ count: -1e30 }, '"count" must be at least 1:', '„count“ muss mindestens 1 sein'],
    [{ flag: 'yes' }, '"flag" must be true or false', '„flag“ muss true oder false sein'],
    [{ list: {} }, '"list" must be a list', '„list“ muss eine Liste sein'],
    [{ list: [{ on: 'soon' }] }, '"list.0.on" must be a day or a time', '„list.0.on“ muss ein Tag oder eine Zeit'],
    [{ list: [{}] }, '"list.0.on" is missing: add it.', '„list.0.on“ fehlt: ergänze es.'],
    [{ word: 'three' }, '"word" must be one of "one", "two"', '„word“ muss eines von „one“, „two“ sein'],
    [{ only: 'you' }, '"only" must be "me"', '„only“ muss „me“ sein'],
    [
      { country: 'Germany' },
      '"country" must be the two letters of a country',
      '„country“ muss aus den zwei Buchstaben',
    ],
    [{ site: 'here' }, '"site" must be a web address', '„site“ muss eine Webadresse sein'],
    [{ action: { do: 'x' } }, '"action.do" must be one of', '„action.do“ muss eines von'],
    [{ action: 1 }, '"action" must be an object with fields', '„action“ muss ein Objekt mit Feldern sein'],
    [{}, '"needed" is missing: add it.', '„needed“ fehlt: ergänze es.'],
    [{ needed: '', colour: 1 }, '"colour" is not known here', '„colour“ gibt es hier nicht'],
  ])('%j', (value, en, de) => {
    const [english, german] = said(value);
    expect([english, german]).toEqual([expect.stringContaining(en), expect.stringContaining(de)]);
    expect([english, german].join(' ')).not.toMatch(/invalid|expected|received/i);
  });

  test('a body that is not there', () => {
    expect(said(undefined)[0]).toContain('needs a body: send its fields as JSON');
    expect(said([])[1]).toBe('Der Inhalt muss ein Objekt mit Feldern sein: berichtige es.');
  });
});
