import { fileURLToPath } from 'node:url';
import jest from '../../jest.config.js';

const server = jest.projects.find(({ displayName }) => displayName === 'server');

/** All specs as one suite, so that they are loaded once for a mutant; Stryker runs those of them that come by the changed place. */
export default {
  ...server,
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  testEnvironment: fileURLToPath(new URL('one-failure-environment.mjs', import.meta.url)),
  roots: ['<rootDir>/scripts/mutation'],
  testMatch: ['**/rules.mjs'],
};
