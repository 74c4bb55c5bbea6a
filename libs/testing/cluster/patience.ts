import { jest } from '@jest/globals';

/** For every test on real servers that does not ask for more: a loaded machine is no failure, ms. */
jest.setTimeout(300_000);
