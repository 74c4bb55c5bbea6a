import { describe, expect, it } from '@jest/globals';
import { fc } from '../fast-check.js';
import type { QueueJob } from '#libs/ports/queue.js';
import { until } from './subject.js';
import type { OpenSubject } from './subject.js';
import { subjectFor } from './suite.js';

const FAST = 1_000;

/** What every Queue promises. */
export function queueContract(open: OpenSubject): void {
  const subject = subjectFor(open);
  const queue = () => subject().platform.queue;
  const now = () => subject().platform.clock.now();
  const seconds = (many: number) => many * subject().scale.second;
  const hours = (many: number) => many * subject().scale.hour;
  const job = (id: string, wait: number, data: QueueJob['data'] = {}): QueueJob => ({
    id,
    name: 'look',
    at: now() + wait,
    data,
  });

  /** Handles `look` jobs and notes which ran when. */
  const handled = (perSecond = FAST, handle: (job: QueueJob) => Promise<void> = async () => undefined) => {
    const ran: { id: string; at: number; job: QueueJob }[] = [];
    queue().process('look', perSecond, async (given) => {
      ran.push({ id: given.id, at: now(), job: given });
      await handle(given);
    });
    return ran;
  };

  it('runs a job not before its time, once, with its data', async () => {
    const ran = handled();
    const later = job('later', seconds(5), { contact: 'c_1', seq: 4 });
    await queue().add([later, job('sooner', seconds(2)), job('past', seconds(-1))]);
    await until(subject(), () => ran.length === 3);
    await subject().pass(seconds(10));

    // In no order that anybody promises: a machine that stands still finds two of them due.
    expect(ran.map(({ id }) => id).sort()).toEqual(['later', 'past', 'sooner']);
    expect(ran.find(({ id }) => id === 'later')).toMatchObject({ job: later });
    expect(ran.every(({ at, job: given }) => at >= given.at)).toBe(true);
    expect(await queue().waiting()).toEqual([]);
  });

  it('keeps jobs for a handler that comes later', async () => {
    await queue().add([job('early', 0)]);
    await subject().pass(seconds(1));
    const ran = handled();
    await until(subject(), () => ran.length === 1);
  });

  it('replaces a job by its id, to an earlier or later time', async () => {
    const ran = handled();
    await queue().add([job('a', seconds(5), { version: 1 }), job('b', seconds(40), { version: 1 })]);
    await queue().add([job('a', seconds(20), { version: 2 }), job('b', seconds(10), { version: 2 })]);
    await until(subject(), () => ran.length === 2);
    await subject().pass(seconds(50));

    expect(ran.map(({ id, job: given }) => `${id} ${given.data.version}`).sort()).toEqual(['a 2', 'b 2']);
  });

  it('forgets a removed job', async () => {
    const ran = handled();
    await queue().add([job('a', seconds(5)), job('b', seconds(10))]);
    await queue().remove(['a', 'unheard-of']);
    await until(subject(), () => ran.length === 1);

    expect(ran[0]?.id).toBe('b');
  });

  it('lists what is waiting, by id', async () => {
    await queue().add([job('b', hours(0.5)), job('a', seconds(1))]);
    expect((await queue().waiting()).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('runs no more than so many a second, and loses none', async () => {
    const ran = handled(3);
    const begun = now();
    await queue().add(Array.from({ length: 11 }, (_, at) => job(`j${at}`, 0)));
    await until(subject(), () => ran.length === 11);

    // Counted from the beginning: between two starts, what is read here also holds how late the handler came to read it.
    for (const full of [1, 2, 3]) expect(ran[3 * full]?.at).toBeGreaterThanOrEqual(begun + full * seconds(1));
    expect(new Set(ran.map(({ id }) => id)).size).toBe(11);
  });

  it('refuses an id with a colon', async () => {
    await expect(queue().add([job('a:b', 0)])).rejects.toMatchObject({ name: 'BrokenInvariant' });
  });

  describe('when the handler throws', () => {
    const failing = (times: number) => {
      let failed = 0;
      return async () => {
        if (failed++ < times) throw new Error('not now');
      };
    };

    it('tries again after 1 s, doubled each time', async () => {
      const ran = handled(FAST, failing(3));
      await queue().add([job('a', 0)]);
      await until(subject(), () => ran.length === 4);

      const waits = ran.slice(1).map(({ at }, before) => at - (ran[before]?.at ?? 0));
      for (const [attempt, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(seconds(2 ** attempt));
      await until(subject(), async () => (await queue().waiting()).length === 0);
    });

    it('gives up after the eighth time it tried again', async () => {
      const ran = handled(FAST, failing(Infinity));
      await queue().add([job('a', 0)]);
      await until(subject(), async () => (await queue().waiting()).length === 0, seconds(600));
      await subject().pass(hours(1));

      expect(ran).toHaveLength(9);
    });

    it('holds up no other job', async () => {
      const ran = handled(FAST, async ({ id }) => {
        if (id === 'bad') throw new Error('never');
      });
      await queue().add([job('bad', 0), job('good', 10)]);
      await until(subject(), () => ran.some(({ id }) => id === 'good'));
    });

    it('does not try a job again that was removed meanwhile', async () => {
      const ran = handled(FAST, async ({ id }) => {
        await queue().remove([id]);
        throw new Error('never');
      });
      await queue().add([job('a', 0)]);
      await until(subject(), () => ran.length === 1);
      await subject().pass(seconds(60));

      expect(ran).toHaveLength(1);
    });
  });

  it('is not marked until it is, and forgets that with everything else', async () => {
    expect(await queue().marked()).toBe(false);
    await queue().mark();
    expect(await queue().marked()).toBe(true);
    await queue().add([job('a', hours(0.5))]);
    await subject().loseQueue();
    expect([await queue().marked(), await queue().waiting()]).toEqual([false, []]);
  });

  it('forgets everything, is rebuilt, and the same jobs fall due', async () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 15 });
    const losses = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(minutes, losses, async (dueAfter, lossAt) => {
        await subject().loseQueue();
        const due = new Map(dueAfter.map((minute) => [`d${minute}`, now() + hours(minute / 60)]));
        const ran = new Map<string, number>();
        const look = async ({ id }: QueueJob) => {
          if (!ran.has(id)) ran.set(id, now());
        };
        queue().process('look', FAST, look);
        for (let tenMinutes = 0; tenMinutes <= 31; tenMinutes++) {
          if (lossAt.includes(tenMinutes)) {
            await subject().loseQueue();
            queue().process('look', FAST, look);
          }
          const open = [...due].filter(([id]) => !ran.has(id)).map(([id, at]) => ({ id, name: 'look', at, data: {} }));
          if (!(await queue().marked()) || tenMinutes % 3 === 0) await queue().add(open);
          await queue().mark();
          await subject().pass(hours(1 / 6));
        }
        await until(subject(), () => ran.size === due.size, hours(1 / 6));

        expect([...ran.keys()].sort()).toEqual([...due.keys()].sort());
        for (const [id, at] of ran) expect(at).toBeGreaterThanOrEqual(due.get(id) ?? Infinity);
      }),
      { numRuns: subject().scale.runs },
    );
  });
}
