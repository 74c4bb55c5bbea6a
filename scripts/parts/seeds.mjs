/**
 * Files that break the house rules on purpose, and the rules that must say so.
 * `boundaries` are names of rules in .dependency-cruiser.cjs, `lint` are ESLint rules or words of their messages.
 */
const file = (path, lines, { boundaries = [], lint = [] }) => ({
  path,
  text: `${lines.join('\n')}\n`,
  boundaries,
  lint,
});

export const seeds = [
  file(
    'libs/etiquette/seeded-violation.rule.ts',
    [
      "import { readFile } from 'node:fs/promises';",
      "import { Injectable } from '@nestjs/common';",
      "import { seededAdapter } from '#libs/adapters/sqlite/seeded-violation.js';",
      "import { seededCycle } from './seeded-violation-cycle.js';",
      "import type { Documents } from '#libs/ports/documents.js';",
      'export async function seeded(documents: Documents): Promise<unknown> {',
      "  await readFile('x');",
      '  setTimeout(seededCycle, Math.random());',
      '  return [new Date(), Date.now(), new Date(0).getHours(), documents, Injectable, seededAdapter, process.pid];',
      '}',
    ],
    {
      boundaries: [
        'pure-takes-few-packages',
        'pure-reaches-only-pure',
        'nest-stays-at-the-edge',
        'adapters-are-wired-not-used',
      ],
      lint: [
        'does not await',
        'is not async',
        'Take `now`',
        'Date.now',
        'Math.random',
        'getHours',
        'Lists and searches',
        "'setTimeout'",
        "'process'",
      ],
    },
  ),
  file(
    'apps/contacts/src/seeded-violation.decider.ts',
    ["import fs from 'node:fs';", 'export const decide = (): unknown => [fs, Date.now(), new Date()];'],
    { boundaries: ['pure-takes-few-packages'], lint: ['Date.now', 'Take `now`'] },
  ),
  file(
    'apps/ingest/src/connectors/seeded-violation.ts',
    [
      "import http from 'node:http';",
      "import { request } from 'undici';",
      "export const wayOut = (): unknown => [http.get('http://a'), request('http://a'), fetch('http://a')];",
    ],
    { boundaries: ['only-egress-goes-out'], lint: ["'fetch'"] },
  ),
  file(
    'apps/contacts/src/outreach/seeded-violation.ts',
    ["import type { Mail } from '#libs/ports/mail.js';", 'export const sender = (mail: Mail): Mail => mail;'],
    { boundaries: ['only-digests-send'] },
  ),
  file(
    'apps/contacts/src/seeded-violation.fold.ts',
    [
      "import { seededAdapter } from '#libs/adapters/sqlite/seeded-violation.js';",
      'export const fold = async (): Promise<unknown> => [await Promise.resolve(1), Math.random(), seededAdapter];',
    ],
    {
      boundaries: ['pure-reaches-only-pure', 'adapters-are-wired-not-used'],
      lint: ['does not await', 'is not async', 'Math.random'],
    },
  ),
  file(
    'libs/etiquette/seeded-violation-cycle.ts',
    ["export { seeded as seededCycle } from './seeded-violation.rule.js';"],
    {
      boundaries: ['no-circular'],
    },
  ),
  file('libs/adapters/sqlite/seeded-violation.ts', ['export const seededAdapter = 1;'], {}),
  file('libs/etiquette/seeded-violation-lonely.ts', ['export const lonely = 1;'], { boundaries: ['no-orphans'] }),
  file('libs/ports/seeded-violation.ts', ["export { default } from 'node:path';"], {
    boundaries: ['ports-take-only-types'],
  }),
  file(
    'libs/http/seeded-violation.ts',
    [
      "import { expect } from '@jest/globals';",
      "import { DatabaseSync } from 'node:sqlite';",
      "import { Kafka } from 'kafkajs';",
      "import { createElement } from 'react';",
      "import { nothing } from './seeded-violation-nowhere.js';",
      "import { seededTest } from './seeded-violation.spec.js';",
      "import { seededProgram } from '#libs/testing/simulator/seeded-violation.js';",
      "import { SeededModule } from '../../apps/ingest/src/imports/seeded-violation-one/seeded.module.js';",
      'export const all = [expect, DatabaseSync, Kafka, createElement, nothing, seededTest, seededProgram, SeededModule];',
    ],
    {
      boundaries: [
        'test-packages-stay-in-tests',
        'sqlite-stays-in-its-adapter',
        'drivers-stay-in-adapters',
        'page-packages-stay-in-the-page',
        'resolvable',
        'no-test-code-in-production',
        'programs-are-imported-by-nobody',
        'libs-know-no-app',
      ],
    },
  ),
  file('libs/http/seeded-violation.spec.ts', ['export const seededTest = 1;'], {}),
  file('apps/ingest/src/imports/seeded-violation-one/seeded.module.ts', ['export class SeededModule {}'], {}),
  file(
    'apps/ingest/src/imports/seeded-violation-two/seeded.ts',
    ["export { SeededModule } from '../seeded-violation-one/seeded.module.js';"],
    { boundaries: ['sources-are-strangers'] },
  ),
  file(
    'apps/contacts/src/seeded-violation.ts',
    ["export { SeededModule } from '../../ingest/src/imports/seeded-violation-one/seeded.module.js';"],
    { boundaries: ['apps-talk-through-events'] },
  ),
  file(
    'apps/standalone/src/verify/seeded-violation.ts',
    [
      "export { seeded } from '#libs/etiquette/seeded-violation.rule.js';",
      "export { SeededModule } from '../../../contacts/src/seeded-violation.js';",
    ],
    { boundaries: ['verify-shares-no-code', 'standalone-mounts-modules-and-services'] },
  ),
  file('apps/web/src/seeded-violation.ts', ["export { all } from '../../../libs/http/seeded-violation.js';"], {
    boundaries: ['page-speaks-http'],
  }),
  file('libs/testing/simulator/seeded-violation.ts', ["export { expect as seededProgram } from '@jest/globals';"], {
    boundaries: ['programs-need-no-test-package'],
  }),
  file(
    'libs/transport/seeded-violation.ts',
    [
      "export * from './seeded-violation-more.js';",
      'export default 1;',
      'export enum Seeded { One }',
      'export const anything = (given: any): string => given.name;',
      'export const branches = (n: number): number => (n > 1 ? (n > 2 ? (n > 3 ? (n > 4 ? (n > 5 ? (n > 6 ? (n > 7 ? (n > 8 ? 8 : 7) : 6) : 5) : 4) : 3) : 2) : 1) : 0);',
      'export const many = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;',
      'export function forgets(promise: Promise<void>): void { promise; }',
      '// eslint-disable-next-line no-var',
      'export var old = 1;',
    ],
    {
      lint: [
        'no barrels',
        'Export by name.',
        'union of literals',
        '@typescript-eslint/no-explicit-any',
        'complexity',
        'max-params',
        '@typescript-eslint/no-floating-promises',
        '@eslint-community/eslint-comments/require-description',
      ],
    },
  ),
  file(
    'libs/transport/seeded-violation-more.ts',
    Array.from({ length: 201 }, (_, n) => `export const n${n} = ${n};`),
    {
      lint: ['max-lines'],
    },
  ),
];
