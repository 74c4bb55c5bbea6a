import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { eventKey } from '#libs/adapters/stored/event-key.js';
import type { EventLog, NumberedEvent } from '#libs/ports/event-log.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { ForgetfulLink } from './testing/forgetful-link.js';
import { batchOf, givenStores } from './testing/given-stores.js';
import { serverAddress, withClient } from './testing/mongo-part.js';

const { open, name } = givenStores();

const seqs = async (ledger: Ledger, pool = 'p_1') => (await ledger.read(pool, 0, 1_000)).map(({ seq }) => seq);

async function allOf(log: EventLog, partition: number): Promise<NumberedEvent[]> {
  const found: NumberedEvent[] = [];
  for (let page = await log.after(partition, -1, 3); page.length > 0;) {
    found.push(...page);
    page = await log.after(partition, page.at(-1)?.n ?? 0, 3);
  }
  return found;
}

describe('a second owner', () => {
  it('of the same position: one of the two commits, the other is fenced and goes on from what it finds', async () => {
    const [one, other] = [await open(), await open()];
    for (let round = 0; round < 10; round++) {
      const batches = [await batchOf(one.ledger, { events: 3 }), await batchOf(other.ledger, { events: 2 })] as const;
      const ended = await Promise.allSettled([one.ledger.commit(batches[0]), other.ledger.commit(batches[1])]);
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'fenced' } });
    }
    await other.ledger.commit(await batchOf(other.ledger));

    expect(await one.ledger.position(1)).toEqual({ next: 11, lastInput: 'i10' });
    const { seq } = await one.ledger.head('p_1');
    expect(await seqs(one.ledger)).toEqual(Array.from({ length: seq }, (_, at) => at + 1));
  });

  it('of a partition that decided on an older head is fenced, although its position is right', async () => {
    const { ledger } = await open();
    const stale = await batchOf(ledger, { partition: 2 });
    await ledger.commit(await batchOf(ledger, { partition: 1 }));

    await expect(ledger.commit(stale)).rejects.toMatchObject({ kind: 'fenced' });
    expect(await ledger.position(2)).toEqual({ next: 0, lastInput: null });
  });

  it('that wrote an event of the same number fences the whole batch', async () => {
    const { ledger, documents } = await open();
    const batch = await batchOf(ledger, { events: 3 });
    await withClient((client) =>
      client
        .db(name())
        .collection('events')
        .insertOne({ _id: eventKey('p_1', 2) as never, value: '{}' }),
    );

    await expect(ledger.commit(batch)).rejects.toMatchObject({ kind: 'fenced' });
    expect(await ledger.position(1)).toEqual({ next: 0, lastInput: null });
    expect(await ledger.head('p_1')).toMatchObject({ seq: 0 });
    expect(await documents.many('p_1', [{ collection: 'thing', key: 'a' }])).toEqual([]);
  });
});

describe('a commit whose answer is lost', () => {
  let link: ForgetfulLink;
  beforeEach(async () => {
    link = await ForgetfulLink.open(serverAddress());
  });
  afterEach(() => link.close());
  const openOverLink = () => open({ url: `mongodb://127.0.0.1:${link.port}/${name()}?directConnection=true` });

  it('once is asked for again, and has happened once', async () => {
    const { ledger } = await openOverLink();
    const batch = await batchOf(ledger, { events: 2 });
    link.losing = 2;
    await ledger.commit(batch);

    expect(link.lost).toBe(2);
    expect(await seqs(ledger)).toEqual([1, 2]);
    await expect(ledger.commit(batch)).rejects.toMatchObject({ kind: 'fenced' });
  });

  it('every time is unclear, and the position says what became of it', async () => {
    const { ledger, documents } = await openOverLink();
    const batch = await batchOf(ledger, { events: 2 });
    link.losing = Infinity;
    await expect(ledger.commit(batch)).rejects.toMatchObject({ name: 'CommitFailed', kind: 'unclear' });
    await expect(
      documents.save([{ ...batch.documents[0], key: 'b' } as never, { ...batch.documents[0], key: 'c' } as never]),
    ).rejects.toMatchObject({ name: 'OutsideWorld', retriable: true });
    link.losing = 0;

    expect(await ledger.position(1)).toEqual({ next: 1, lastInput: 'i0' });
    expect(await seqs(ledger)).toEqual([1, 2]);
  });

  it('before it was sent is transient, and nothing has happened', async () => {
    const { ledger } = await openOverLink();
    const batch = await batchOf(ledger, { events: 2 });
    [link.command, link.losing] = ['events', 1];
    await expect(ledger.commit(batch)).rejects.toMatchObject({
      kind: 'transient',
      cause: { code: 'store-unavailable' },
    });

    expect(await seqs(ledger)).toEqual([]);
    await ledger.commit(batch);
    expect(await seqs(ledger)).toEqual([1, 2]);
  });
});

describe('the numbers of a partition', () => {
  it('are without a gap, in the order of the commits, whatever pools take turns and whatever fails between', async () => {
    const turn = fc.record({
      pool: fc.constantFrom('p_1', 'p_2', 'p_3'),
      partition: fc.constantFrom(0, 1),
      events: fc.integer({ min: 0, max: 4 }),
      fails: fc.boolean(),
    });
    const { ledger, eventLog } = await open();
    const committed = new Map<number, string[]>([
      [0, []],
      [1, []],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 8 }), async (turns) => {
        for (const { fails, ...given } of turns) {
          const batch = await batchOf(ledger, given);
          if (fails) {
            await expect(ledger.commit({ ...batch, from: batch.from + 1, to: batch.to + 1 })).rejects.toThrow();
          } else {
            await ledger.commit(batch);
            committed.get(given.partition)?.push(...batch.events.map(({ id }) => id));
          }
        }
      }),
      { numRuns: 5 },
    );

    for (const [partition, ids] of committed) {
      const found = await allOf(eventLog, partition);
      expect(found.map(({ n }) => n)).toEqual(ids.map((_, n) => n));
      expect(found.map(({ id }) => id)).toEqual(ids);
      expect(found.map(({ value }) => (JSON.parse(value) as { id: string }).id)).toEqual(ids);
      expect(await eventLog.newest(partition)).toBe(ids.length);
    }
  });

  it('are told to who listens, with the partition, after the commit', async () => {
    const { ledger, eventLog } = await open();
    const heard: number[] = [];
    const deaf = eventLog.listen?.((partition) => heard.push(partition));
    await ledger.commit(await batchOf(ledger, { partition: 3 }));
    await ledger.commit(await batchOf(ledger, { partition: 2, events: 0 }));
    deaf?.();
    await ledger.commit(await batchOf(ledger, { partition: 3 }));

    expect(heard).toEqual([3]);
  });

  it('have a cursor each that never moves back', async () => {
    const { eventLog } = await open();
    expect(await eventLog.cursor(3)).toBe(0);
    await eventLog.moveCursor(3, 12);
    await eventLog.moveCursor(3, 7);

    expect(await eventLog.cursor(3)).toBe(12);
    expect(await (await open()).eventLog.cursor(3)).toBe(12);
    expect(await eventLog.cursor(2)).toBe(0);
  });
});

it('takes nothing but texts as keys: an operator reaches no filter', async () => {
  const { ledger, documents, keys } = await open();
  await ledger.commit(await batchOf(ledger));
  const anything = { $gt: '' } as unknown as string;

  await expect(ledger.head(anything)).rejects.toMatchObject({ name: 'BrokenInvariant' });
  await expect(ledger.read(anything, 0, 9)).rejects.toMatchObject({ name: 'BrokenInvariant' });
  await expect(ledger.about('p_1', anything, 9, 9)).rejects.toMatchObject({ name: 'BrokenInvariant' });
  await expect(documents.many('p_1', [{ collection: 'thing', key: anything }])).rejects.toMatchObject({
    name: 'BrokenInvariant',
  });
  await expect(
    documents.list({ pool: 'p_1', collection: 'thing', index: 'size', equals: [anything], limit: 9 }),
  ).rejects.toMatchObject({ name: 'BrokenInvariant' });
  await expect(
    documents.search({ pool: 'p_1', collection: 'person', words: [anything], sort: 'name', limit: 9 }),
  ).rejects.toMatchObject({ name: 'BrokenInvariant' });
  await expect(keys.read('p_1', [anything])).rejects.toMatchObject({ name: 'BrokenInvariant' });
});
