import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import type { Source } from '../sources/source.js';
import { SourceStore } from '../sources/source-store.js';
import { asking, givenSources, MONDAY, type GivenSources } from '../sources/testing/given-sources.js';
import { toyCaller } from '../sources/testing/toy-kinds.js';
import { DeliveryStore } from './delivery-store.js';
import { letThrough } from './let-through.js';
import { gone, mayEmail, type Told } from './platform-inputs.js';
import { aboutSource } from './testing/told-by.js';

let given: GivenSources;
let store: DeliveryStore;
let source: Source;
let sent: { origin: string; firstN: number; kinds: string[] }[];

beforeEach(async () => {
  given = await givenSources([toyCaller]);
  const wish = { kind: toyCaller, name: 'Toy', settings: { secret: 'long enough' }, basis: 'own-relation' as const };
  const made = await given.sources.connect(asking, wish);
  if ('refused' in made) throw new Error(made.refused);
  store = new DeliveryStore(given.platform);
  const paused = await given.sources.pause(asking, made.id);
  if ('refused' in paused) throw new Error(paused.refused);
  source = paused;
  sent = [];
  sender.acknowledge = async () => undefined;
});
afterEach(() => given.stop());

const sender: Pick<OriginSender, 'send' | 'acknowledge'> = {
  send: async (_pool: string, origin: string, firstN: number, inputs: readonly MachineInput[]) => {
    sent.push({ origin, firstN, kinds: inputs.map(({ kind }) => kind) });
  },
  acknowledge: async () => undefined,
};
const look = (as: Source, sources = given.store): Promise<boolean> => {
  const { platform, clock } = given;
  return letThrough({ store, sources, sender: sender as OriginSender, documents: platform.documents, clock }, as);
};

const about = aboutSource('toy-caller');
const person = (n: number) => ({ scheme: 'web' as const, value: `${n}.example` });

async function deliver(...all: Told[]): Promise<void> {
  const received = all.map((told, n) => {
    const reading = { is: 'told' as const, action: 'toy', ...told };
    return { raw: Buffer.from(String(n)), id: null, reading, at: MONDAY };
  });
  await store.accept(source, received);
}

/** That so many people were deleted, one delivery each. */
const deleted = (many: number): Promise<void> =>
  deliver(...Array.from({ length: many }, (_, n) => gone(person(n), null, 'deleted', about)));

test('what a crash kept from being noted is passed on under the same number again, and so counts once', async () => {
  const inputs = mayEmail(person(1), false, about, { basis: 'own-relation', at: MONDAY });
  await deliver({ inputs, people: [person(1)], at: MONDAY, closes: null });
  const crashing = Object.assign(new SourceStore(given.platform), { change: () => Promise.reject(new Error('crash')) });
  await expect(look(source, crashing)).rejects.toThrow('crash');
  await look(source);
  const passedOn = { origin: `source/${source.id}/1/0`, firstN: 1, kinds: ['unwelcome.observed'] };
  expect(sent).toEqual([passedOn, passedOn]);
  expect((await given.sources.read(source.pool, source.id))?.letThrough).toMatchObject({ count: 1 });
});

test('a crash behind a deletion leaves nothing of that person to be told once the source goes on, but the deletion', async () => {
  const comes = { inputs: [], people: [person(1)], at: MONDAY, closes: null };
  await deliver(comes, gone(person(1), null, 'deleted', about));
  sender.acknowledge = () => Promise.reject(new Error('crash'));
  await expect(look(source)).rejects.toThrow('crash');
  const [before, deletion] = await store.after(source, 0, 2);
  expect(before?.content).toBeNull();
  expect(deletion?.content?.inputs).toMatchObject([{ kind: 'application.forgotten' }, { kind: 'person.forgotten' }]);
});

test('what was passed on is passed on anew if some of what lay before it was told meanwhile, for now the pool may know whom it is about', async () => {
  const told = { people: [person(1)], at: MONDAY, closes: null };
  const wish = mayEmail(person(1), false, about, { basis: 'own-relation', at: MONDAY });
  await deliver({ ...told, inputs: [] }, { ...told, inputs: wish });
  await look(source);
  await given.sources.resume(asking, source.id);
  await given.platform.documents.save([store.sentTo(source, 0, 1)]);
  const paused = await given.sources.pause({ ...asking, key: 'again' }, source.id);
  if ('refused' in paused) throw new Error(paused.refused);
  await look(paused);
  expect(sent.map(({ origin }) => origin)).toEqual([`source/${source.id}/2/0`, `source/${source.id}/2/1`]);
});

test('however much is held back, each delivery is looked at once', async () => {
  await deleted(130);
  expect(await look(source)).toBe(true);
  const after = await given.sources.read(source.pool, source.id);
  expect(after?.letThrough).toEqual({ to: 100, count: 100, at: MONDAY });
  expect(await look(after ?? source)).toBe(false);
  expect(sent).toHaveLength(130);
  const last = await given.sources.read(source.pool, source.id);
  expect(last?.letThrough).toMatchObject({ to: 130, count: 130 });
  expect(await look(last ?? source)).toBe(false);
  expect(sent).toHaveLength(130);
});

test('a source that is given other settings while it is paused is not looked through again', async () => {
  await deleted(2);
  await look(source);
  const changed = await given.sources.change({ ...asking, key: 'change' }, source.id, { settings: { tenant: 'acme' } });
  expect(changed).toMatchObject({ state: 'paused', letThrough: { to: 2, count: 2 } });
});

test('a source that goes on meanwhile has nothing on its card', async () => {
  await deleted(1);
  await given.sources.resume(asking, source.id);
  await look(source);
  expect((await given.sources.read(source.pool, source.id))?.letThrough).toBeNull();
});
