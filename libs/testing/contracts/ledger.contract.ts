/* eslint max-lines: [error, 400] -- one port, one suite: what every adapter promises */
import { describe, expect, it } from '@jest/globals';
import { fc } from '../fast-check.js';
import type { CommitFailed } from '#libs/kernel/errors.js';
import type { Batch } from '#libs/ports/ledger.js';
import { numbers, POOL } from './given-bus.js';
import { change, event, givenBatch, otherHead, snapshot } from './given-ledger.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

/** What every Ledger promises. */
export function ledgerContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const ledger = () => subject().platform.ledger;
  const partition = () => subject().platform.bus.partitionOf(POOL);
  const commitEvents = async (events: number, pool = POOL) =>
    ledger().commit(await givenBatch(subject(), { events, pool }));

  it('begins with nothing', async () => {
    expect(await ledger().position(partition())).toEqual({ next: 0, lastInput: null });
    expect(await ledger().head(POOL)).toEqual({ pool: POOL, epoch: 1, seq: 0, now: 0 });
    expect(await ledger().pools()).toEqual([]);
    expect(await ledger().read(POOL, 0, 10)).toEqual([]);
  });

  it('commits events, documents, records, position and head together, durably', async () => {
    const documents = [change('thing', 'a', { size: 1 }), change('thing', 'b', { size: 2 })];
    const batch = await givenBatch(subject(), {
      events: 2,
      inputs: 3,
      documents,
      records: [change('note', 'a', 'kept', 9)],
    });
    await ledger().commit(batch);
    await subject().reopen();

    expect(await snapshot(subject())).toEqual({
      position: { next: 3, lastInput: 'i2' },
      head: { pool: POOL, epoch: 1, seq: 2, now: 1 },
      events: batch.events,
      stored: expect.arrayContaining([...documents, change('note', 'a', 'kept', 9)]) as unknown,
    });
    expect(await ledger().pools()).toEqual([POOL]);
  });

  it('believes that a document is new only as long as none is there: else it is replaced', async () => {
    const isNew = true;
    await ledger().commit(await givenBatch(subject(), { documents: [{ ...change('thing', 'a', 1), isNew }] }));
    const documents = [change('thing', 'a', 2, 2), change('thing', 'b', 2, 2)].map((one) => ({ ...one, isNew }));
    await ledger().commit(await givenBatch(subject(), { documents }));

    expect(await snapshot(subject())).toMatchObject({
      head: { seq: 2 },
      stored: expect.arrayContaining([change('thing', 'a', 2, 2), change('thing', 'b', 2, 2)]) as unknown,
    });
  });

  it('replaces and removes documents and records', async () => {
    await ledger().commit(
      await givenBatch(subject(), {
        documents: [change('thing', 'a', 1), change('thing', 'b', 1)],
        records: [change('note', 'a', 1)],
      }),
    );
    await ledger().commit(
      await givenBatch(subject(), {
        documents: [change('thing', 'a', 2, 2), change('thing', 'b', null, 2)],
        records: [change('note', 'a', null)],
      }),
    );

    expect(await snapshot(subject())).toMatchObject({ stored: [change('thing', 'a', 2, 2)] });
  });

  it('takes a batch that decided no input, and keeps the last one', async () => {
    await ledger().commit(await givenBatch(subject(), { inputs: 4 }));
    await ledger().commit({ ...(await givenBatch(subject(), { inputs: 0 })), lastInput: 'of no importance' });

    expect(await ledger().position(partition())).toEqual({ next: 4, lastInput: 'i3' });
    expect((await ledger().head(POOL)).seq).toBe(2);
  });

  describe('refuses, and changes nothing,', () => {
    const documents = [change('thing', 'a', 'new'), change('thing', 'b', 'new')];
    const refusals: [string, CommitFailed['kind'] | 'BrokenInvariant', (batch: Batch) => Partial<Batch>][] = [
      ['a batch from an old position', 'fenced', ({ from }) => ({ from: from - 1 })],
      ['a batch from a position not yet reached', 'fenced', ({ from, to }) => ({ from: from + 1, to: to + 1 })],
      ['an older head', 'fenced', ({ heads }) => otherHead(heads, { seq: -1 })],
      ['a head of another epoch', 'fenced', ({ heads }) => otherHead(heads, { epoch: 1 })],
      ['a head of another time', 'fenced', ({ heads }) => otherHead(heads, { now: 5 })],
      ['a missing number', 'BrokenInvariant', ({ events }) => ({ events: events.slice(1) })],
      [
        'a number given twice',
        'BrokenInvariant',
        ({ events }) => ({ events: [...events.slice(0, 1), ...events.slice(0, 1)] }),
      ],
      [
        'an event of a pool without a head',
        'BrokenInvariant',
        ({ heads, events }) => ({
          events: [...events.slice(1), ...heads.slice(0, 1).map(({ before }) => event({ ...before, pool: 'p_other' }))],
        }),
      ],
      [
        'a record that is no longer what it was made from',
        'fenced',
        () => ({ records: [change('note', 'z', 'kept'), { ...change('note', 'y', 'new', 5), expect: 4 }] }),
      ],
      [
        'an event of more than 64 kB',
        'deterministic',
        ({ events }) => ({ events: events.map((one) => ({ ...one, data: { text: 'é'.repeat(33_000) } })) }),
      ],
      [
        'a document of more than 1 MB',
        'deterministic',
        () => ({ documents: [...documents, change('thing', 'c', 'é'.repeat(600_000))] }),
      ],
    ];
    it.each(refusals)('%s', async (_, kind, change) => {
      await ledger().commit(await givenBatch(subject(), { events: 3, inputs: 5 }));
      const before = await snapshot(subject());
      const batch = await givenBatch(subject(), {
        events: 2,
        documents,
        records: documents.map((one) => ({ ...one, collection: 'note' })),
      });
      await expect(ledger().commit({ ...batch, ...change(batch) })).rejects.toMatchObject(
        kind === 'BrokenInvariant' ? { name: kind } : { name: 'CommitFailed', kind },
      );

      expect(await snapshot(subject())).toEqual(before);
      await ledger().commit(batch);
      expect((await ledger().head(POOL)).seq).toBe(5);
    });

    it('anything while the disk is full', async () => {
      const batch = await givenBatch(subject(), { documents });
      subject().fillDisk(true);
      await expect(ledger().commit(batch)).rejects.toMatchObject({
        name: 'CommitFailed',
        kind: 'transient',
        cause: { code: 'disk-full' },
      });
      expect(await snapshot(subject())).toMatchObject({ position: { next: 0 }, events: [], stored: [] });
      subject().fillDisk(false);
      await ledger().commit(batch);

      expect(await snapshot(subject())).toMatchObject({ stored: documents });
    });
  });

  it('lets one of two owners of the same state win', async () => {
    await commitEvents(2);
    const [one, other] = [await givenBatch(subject(), { events: 1 }), await givenBatch(subject(), { events: 3 })];
    const ended = await Promise.allSettled([ledger().commit(one), ledger().commit(other)]);

    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'fenced' } });
    const { seq } = await ledger().head(POOL);
    expect((await ledger().read(POOL, 0, 10)).map((found) => found.seq)).toEqual(numbers(1, seq + 1));
  });

  it('numbers the events of every pool without gaps, however the pools take turns', async () => {
    const turns = fc.array(
      fc.record({ pool: fc.constantFrom(POOL, 'p_contract2', 'p_c'), events: fc.integer({ min: 0, max: 4 }) }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(turns, async (given) => {
        for (const { pool, events } of given) await commitEvents(events, pool);
        for (const pool of await ledger().pools()) {
          const { seq } = await ledger().head(pool);
          const events = await ledger().read(pool, 0, 10_000);
          expect(events.map((found) => found.seq)).toEqual(numbers(1, seq + 1));
          expect(events.every((found) => found.pool === pool)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('reads events in pages', async () => {
    await commitEvents(120);

    expect((await ledger().read(POOL, 0, 50)).map(({ seq }) => seq)).toEqual(numbers(1, 51));
    expect((await ledger().read(POOL, 98, 50)).map(({ seq }) => seq)).toEqual(numbers(99, 121));
    expect(await ledger().read(POOL, 120, 50)).toEqual([]);
  });

  it('reads what is about one subject, newest first', async () => {
    const subjects = ['c_1', 'c_2', undefined, 'c_1', 'c_11', 'c_1'].map((about) => ({ subject: about }));
    await ledger().commit(await givenBatch(subject(), { events: subjects }));
    await ledger().commit(await givenBatch(subject(), { events: subjects, pool: 'p_contract2' }));

    const seqs = async (before: number, limit: number) =>
      (await ledger().about(POOL, 'c_1', before, limit)).map(({ seq }) => seq);
    expect(await seqs(Number.MAX_SAFE_INTEGER, 10)).toEqual([6, 4, 1]);
    expect(await seqs(6, 10)).toEqual([4, 1]);
    expect(await seqs(6, 1)).toEqual([4]);
    expect(await ledger().about(POOL, 'c_3', 100, 10)).toEqual([]);
  });

  it('keeps the epoch that a commit leaves', async () => {
    const batch = await givenBatch(subject(), { events: [{ epoch: 2 }] });
    await ledger().commit({
      ...batch,
      heads: batch.heads.map(({ before, after }) => ({ before, after: { ...after, epoch: 2 } })),
    });

    expect(await ledger().head(POOL)).toMatchObject({ epoch: 2, seq: 1 });
    await commitEvents(1);
    expect((await ledger().read(POOL, 1, 1))[0]).toMatchObject({ id: `${POOL}/2/2`, epoch: 2 });
  });
}
