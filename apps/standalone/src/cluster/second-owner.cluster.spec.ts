import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { judge, nothingWrong } from './testing/judge.js';
import { allDecided, contactsOn, createPool, crowd, done, finished, ingestOn, person, upload } from './testing/team.js';

const POOL = 'p_two';
const ROWS = 1_000;
const NOTES = 100;

let cluster: OwnCluster;
beforeEach(() => {
  cluster = new OwnCluster();
});
afterEach(() => cluster.remove());

it('second owner: two that both believe a partition is theirs decide every input once between them', async () => {
  const [one, other] = [await cluster.open(), await cluster.open()];
  const rightful = await contactsOn(one);
  await createPool(rightful, POOL);
  const contact = await done(rightful, { pool: POOL, kind: 'contact.add', data: person('first'), key: 'first' });
  let taken = 0;
  const usurper = await contactsOn(other, {
    connect: (reader) => {
      const handle: typeof reader.handle = async (batch) => {
        const next = await reader.handle(batch);
        taken += 1;
        return next;
      };
      return other.bus.subscribe({ ...reader, handle, everyPartition: true });
    },
  });
  const ingest = await ingestOn(one);
  const id = await upload(ingest, POOL, 'rows', crowd('row', ROWS));
  const texts = Array.from({ length: NOTES }, (_, at) => `note ${at}`);
  const said = texts.map((text, at) =>
    done(at % 2 === 0 ? rightful : usurper, {
      pool: POOL,
      kind: 'contact.note',
      data: { contact, text },
      key: text,
    }),
  );
  await Promise.all(said);
  expect((await finished(ingest, POOL, id)).counts.created).toBe(ROWS);
  await allDecided(one);

  expect(taken).toBeGreaterThan(0);
  expect([rightful.owner.health(), usurper.owner.health()]).toEqual([null, null]);
  const told = [...texts, ...crowd('row', ROWS).map(({ profile }) => profile)];
  expect(await judge({ name: cluster.name, platform: one }, POOL, told)).toEqual(nothingWrong);
  await ingest.stop();
  await Promise.all([rightful.stop(), usurper.stop()]);
});
