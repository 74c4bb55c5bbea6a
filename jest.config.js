import fs from 'node:fs';
import { joinedLibraries } from './scripts/libraries.config.mjs';

const swc = JSON.parse(fs.readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const swcPage = structuredClone(swc);
swcPage.jsc.parser.tsx = true;
swcPage.jsc.transform.react = { runtime: 'automatic' };

/** `#libs/x.js` is the source file libs/x.ts, and a relative `./x.js` is `./x.ts`: specs always run from source. */
const moduleNameMapper = {
  '^#libs/(.*)\\.js$': '<rootDir>/libs/$1',
  '^(\\.{1,2}/.*)\\.js$': '$1',
  ...joinedLibraries,
};
const cacheDirectory = '<rootDir>/.cache/jest';

const server = {
  cacheDirectory,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/scripts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/apps/web/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper,
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
};

export default {
  cacheDirectory,
  coverageProvider: 'v8',
  /** ms: a loaded machine is no failure */
  testTimeout: 60_000,
  projects: [
    {
      ...server,
      displayName: 'server',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: [...server.testPathIgnorePatterns, '\\.(cluster|long)\\.spec\\.ts$'],
    },
    // Whole seasons, whole programs, thousands of files: `npm run test:long`.
    { ...server, displayName: 'long', testMatch: ['**/*.long.spec.ts'] },
    // Needs real servers: `npm run test:cluster`.
    {
      ...server,
      displayName: 'cluster',
      testMatch: ['**/*.cluster.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/libs/testing/cluster/patience.ts'],
    },
    {
      displayName: 'page',
      cacheDirectory,
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/apps/web'],
      testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      moduleNameMapper: { '\\.css$': '<rootDir>/scripts/empty-style.cjs', ...moduleNameMapper },
      transform: { '^.+\\.tsx?$': ['@swc/jest', swcPage] },
    },
  ],
};
