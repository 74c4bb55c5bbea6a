import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Access } from '#libs/http/access.js';
import { collections } from '#libs/platform/collections.js';
import { readConfig } from '#libs/platform/config.js';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import type { Command, Commands } from '#libs/transport/commands.js';
import { bootstrap } from './bootstrap.service.js';

const [ONE, OTHER] = ['the secret of the first instance: 32+', 'the secret of the other instance: 32+'];

let subject: EmbeddedSubject;
let access: Access;
const said: Command[] = [];
const commands = {
  submit: (command: Command) => {
    said.push(command);
    return Promise.resolve({ state: 'queued', input: 'i_1' });
  },
} as unknown as Commands;

async function startedWith(secret: string): Promise<void> {
  await bootstrap(readConfig({ KITH_BOOTSTRAP_KEY: secret }), { commands }, access);
}

beforeEach(() => {
  said.length = 0;
  subject = new EmbeddedSubject(collections);
  access = new Access(subject.platform.documents, subject.platform.clock);
});
afterEach(() => subject.close());

it('given two instances with a bootstrap key of their own, each key opens its own pool', async () => {
  await startedWith(ONE);
  await startedWith(OTHER);
  const [first, second] = [await access.byKey(ONE), await access.byKey(OTHER)];
  const made = said.filter(({ kind }) => kind === 'pool.create').map(({ pool }) => pool);
  expect([first?.pool, second?.pool]).toEqual(made);
  expect(new Set(made).size).toBe(2);
});

it('given a second start with the same key, the same is said again under the same ids', async () => {
  await startedWith(ONE);
  const first = said.splice(0);
  await startedWith(ONE);
  expect(said).toEqual(first);
});

it('given a secret that no start has named, nobody is let in', async () => {
  await startedWith(ONE);
  expect(await access.byKey(OTHER)).toBeNull();
});
