import { describe, expect, test } from '@jest/globals';
import { HttpProblem } from './problem.js';
import { jsonOf } from './read-request.js';

const codeOf = (body: Buffer | string): string => {
  try {
    jsonOf(Buffer.from(body as string));
  } catch (error) {
    if (error instanceof HttpProblem) return `${String(error.status)} ${error.code}`;
    throw error;
  }
  return 'taken';
};

describe('the body of a request', () => {
  test('is JSON in UTF-8, with or without a mark at its beginning, or nothing', () => {
    expect(jsonOf(Buffer.from('{"name":"Zoë 👋"}'))).toEqual({ name: 'Zoë 👋' });
    expect(jsonOf(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 });
    expect(jsonOf(Buffer.from('null'))).toBeNull();
    expect(jsonOf(Buffer.alloc(0))).toBeUndefined();
  });

  test.each([
    ['bytes of Latin-1', Buffer.from('{"name":"Zo\xeb"}', 'latin1')],
    ['half a character', Buffer.from('{"name":"\xe2\x82"}', 'latin1')],
    ['half of a pair, written as bytes', Buffer.from('{"name":"\xed\xa0\xbd"}', 'latin1')],
    ['UTF-16 with a mark', Buffer.from('\ufeff{"a":1}', 'utf16le')],
    ['UTF-16 without one', Buffer.from('{"a":1}', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('{"a":1}', 'utf16le').swap16()],
  ])('that is %s is refused, and not one character replaced', (_what, body) => {
    expect(codeOf(body)).toBe('400 not-utf8');
  });

  test('that is broken is refused with the place where it breaks', () => {
    expect(() => jsonOf(Buffer.from('{"a":1,\n  b:2}'))).toThrow(
      'The body is no JSON, it goes wrong at line 2, column 3: correct it and send it again.',
    );
    expect(() => jsonOf(Buffer.from('{"a":'))).toThrow('it ends too early');
    expect(codeOf('a null byte \0')).toBe('400 not-json');
  });

  test('that nests deeper than any request is refused, and does not use up the stack', () => {
    expect(codeOf(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBe('400 too-deep');
    expect(codeOf(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)).toBe('taken');
    expect(codeOf(`${'{"a":'.repeat(51)}1${'}'.repeat(51)}`)).toBe('400 too-deep');
  });

  test('that reaches into how objects are made is refused, however deep', () => {
    expect(codeOf('{"a":[{"__proto__":{"admin":true}}]}')).toBe('400 field-forbidden');
    expect(codeOf(String.raw`{"\u005f_proto__":1}`)).toBe('400 field-forbidden');
    expect(codeOf('{"constructor":{"prototype":{"x":1}}}')).toBe('400 field-forbidden');
    expect(codeOf('{"constructor":"Bauer"}')).toBe('taken');
  });
});
