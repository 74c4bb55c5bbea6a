import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const everywhere = [
  { selector: 'ExportAllDeclaration', message: 'Export by name from the file that owns it: no barrels.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
];

/** Calls nobody may make but libs/adapters/egress, the page, and what talks to a Kith of its own. */
const waysOut = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
  name,
  message: 'Only libs/adapters/egress goes out.',
}));

const knowsNoProcess = {
  name: 'process',
  message: 'Only main.ts, the command line and libs/platform know the process.',
};

const impureSyntax = [
  ['AwaitExpression', 'Pure code does not await.'],
  ['ForOfStatement[await=true]', 'Pure code does not await.'],
  [':function[async=true]', 'Pure code is not async.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Take `now` as an argument.'],
  ['CallExpression[callee.name="Date"]', 'Take `now` as an argument.'],
  [
    'ImportDeclaration[source.value="#libs/ports/documents.js"] ImportSpecifier[imported.name=/^(Documents|ListQuery|SearchQuery)$/]',
    'Lists and searches are for HTTP: a decider reads by key.',
  ],
  ['ImportExpression', 'Pure code imports at the top.'],
].map(([selector, message]) => ({ selector, message }));

const impureProperties = [
  ['Date', 'now', 'Take `now` as an argument.'],
  ['DateTime', 'now', 'Take `now` as an argument.'],
  ['DateTime', 'local', 'Name the zone: the one of the machine decides nothing.'],
  ['Math', 'random', 'Take ids and chance as arguments.'],
  ...[
    'getFullYear',
    'getMonth',
    'getDate',
    'getDay',
    'getHours',
    'getMinutes',
    'getTimezoneOffset',
    'toLocaleString',
    'toLocaleDateString',
    'toLocaleTimeString',
  ].map((property) => [undefined, property, 'This depends on the zone or language of the machine.']),
].map(([object, property, message]) => ({ ...(object ? { object } : {}), property, message }));

const impureGlobals = [
  'fetch',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'console',
  'performance',
  'process',
  'Buffer',
  'globalThis',
];

/** Files that decide, fold or describe: no clock, no chance, no I/O. Kept in step with `pure` in .dependency-cruiser.cjs. */
const pure = [
  'libs/{kernel,events,etiquette,identity}/**/*.ts',
  '**/*.{decider,rule,projection,fold,events,inputs}.ts',
];
const tests = ['**/*.{spec,contract}.{ts,tsx}', '**/testing/**/*.{ts,tsx}'];

const inSeededCases = {
  name: 'fast-check',
  message: 'Import it from libs/testing/fast-check.ts: the same cases in every run of the tests.',
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'data/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  comments.recommended,
  { rules: { '@eslint-community/eslint-comments/require-description': 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
      // A flat switch over kinds of events counts once.
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-globals': ['error', ...waysOut, knowsNoProcess],
      'no-restricted-imports': ['error', { paths: ['process', 'node:process', inSeededCases] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      // Nest declares its options as classes and means shapes; enums are banned above.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { minimumDescriptionLength: 10, 'ts-expect-error': 'allow-with-description' },
      ],
    },
  },
  // The page, and what talks to a Kith of its own, may call it.
  { files: ['apps/web/src/**/*.{ts,tsx}', ...tests], rules: { 'no-restricted-globals': ['error', knowsNoProcess] } },
  {
    files: [
      '**/main.ts',
      'libs/platform/**/*.ts',
      'libs/testing/contracts/cluster-servers.ts',
      'libs/testing/proof-runs.ts',
      'libs/testing/simulator/run.ts',
      'libs/testing/scenarios/scenario.ts',
      'libs/testing/year/{year,pulling,own-process}.ts',
      'apps/web/vite.config.ts',
    ],
    rules: { 'no-restricted-globals': ['error', ...waysOut] },
  },
  {
    files: [
      'apps/standalone/src/cli/**/*.ts',
      'libs/testing/bench/**/*.ts',
      'libs/testing/fuzz/**/*.ts',
      'libs/testing/cluster/**/*.ts',
    ],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...impureSyntax],
      'no-restricted-globals': [
        'error',
        ...impureGlobals.map((name) => ({ name, message: 'Pure code knows no outside world.' })),
      ],
      'no-restricted-properties': ['error', ...impureProperties],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: {
      'max-lines': ['error', 200],
      complexity: ['error', 8],
      'max-params': ['error', 4],
      'no-unused-vars': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // What the API answers is untyped JSON to these: a field that is not there fails the expectation.
    files: ['apps/standalone/src/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  // A test may be longer than 200 lines if its first line says why: `/* eslint max-lines: [error, 400] -- … */`.
  { files: tests, rules: { 'max-params': ['error', 6] } },
  { files: ['apps/web/vite.config.ts', 'apps/web/**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
