import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { refusalsEn } from '#libs/etiquette/texts/refusals.en.js';
import { problemsPage } from './docs-pages.js';
import { problemCodes, statusOf } from './problem-codes.js';

const root = path.join(import.meta.dirname, '../..');

/** Our own sources that may answer a request: all but the page, the command line and what only tests use. */
function sources(): string {
  const files = ['apps', 'libs'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(root, folder, file)),
  );
  const ours = (file: string) =>
    /(?<!\.(spec|contract|d))\.ts$/.test(file) && !/\/(web|cli|testing|bench|scenarios|node_modules)\//.test(file);
  return files
    .filter(ours)
    .map((file) => fs.readFileSync(file, 'utf8'))
    .join('\n');
}

describe('every code of a problem is explained', () => {
  const known = new Map(problemCodes.map(({ code, status }) => [code, status]));
  const text = sources();
  const found = (pattern: RegExp) => [...text.matchAll(pattern)];

  test('each once', () => {
    expect(known.size).toBe(problemCodes.length);
  });

  test('each refusal of a decider', () => {
    // Reading a profile address or a day of a file has refusals of its own, which never leave as problems.
    const notProblems = new Set(['ambiguous', 'unreadable', 'malformed', 'no-profile', 'empty', 'too-long']);
    const inner = new Set([...notProblems, 'needs-country', 'needs-id', 'has-extension']);
    const codes = new Set(found(/refused: '([a-z-]+)'/g).map(([, code = '']) => code));
    expect(codes.size).toBeGreaterThan(30);
    expect([...codes].filter((code) => !known.has(code) && !inner.has(code))).toEqual([]);
  });

  test('each refusal that has a sentence', () => {
    expect(Object.keys(refusalsEn).filter((code) => !known.has(code))).toEqual([]);
  });

  test('each problem of the HTTP edge, with the status it is sent with', () => {
    const sent = found(/new (?:Http|Spoken)Problem\(\s*(\d{3}),\s*'([a-z-]+)'/g).map(([, status, code = '']) => [
      code,
      status,
    ]);
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.filter(([code = '', status]) => known.get(code) !== Number(status))).toEqual([]);
  });

  test('each trouble of the outside world that waiting may end: it meets a running server', () => {
    const codes = found(/\btrue,\s*'([a-z]+-[a-z-]+)'/g).map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(5);
    expect([...new Set(codes)].filter((code) => !known.has(code))).toEqual([]);
  });

  test('in a sentence that says what to do, at the address its problem names', () => {
    const page = problemsPage();
    for (const { code, text: sentence } of problemCodes) {
      expect(sentence).toMatch(/^[A-Z].+: .+\.$/);
      expect(page).toContain(`id="${code}"`);
    }
  });

  test('a code of a newer release keeps its general status', () => {
    expect([statusOf('contact-unknown', 409), statusOf('from-the-future', 409)]).toEqual([404, 409]);
  });
});
