/** What the specs take of Jest, without Jest around it. */
export { expect } from 'expect';
export { beforeAll, describe, it, test } from 'jest-circus';
