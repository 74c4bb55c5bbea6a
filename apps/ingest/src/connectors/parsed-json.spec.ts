import { expect, test } from '@jest/globals';
import { parsedJson } from './parsed-json.js';

test.each<[string, string, unknown]>([
  ['half a character', String.raw`{"cursor":["a\ud800b"]}`, { cursor: ['a\ufffdb'] }],
  ['the other half', String.raw`"\udC00"`, '\ufffd'],
  ['a whole one', String.raw`["\ud83d\ude42","\uD83D\uDE42"]`, ['🙂', '🙂']],
  ['none at all', '{"a":[1,null,"é"]}', { a: [1, null, 'é'] }],
])('a text of JSON with %s can be said and stored', (_what, text, said) => {
  expect(parsedJson(text)).toEqual(said);
  expect(() => encodeURIComponent(JSON.stringify(parsedJson(text)))).not.toThrow();
});

test('what is no JSON, or lies too deep with half a character inside, is an error like any other', () => {
  expect(() => parsedJson('{')).toThrow(SyntaxError);
  const deep = `${'['.repeat(100_000)}"\\ud800"${']'.repeat(100_000)}`;
  expect(() => parsedJson(deep)).toThrow();
});
