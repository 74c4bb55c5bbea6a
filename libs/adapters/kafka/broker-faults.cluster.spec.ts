import { afterEach, describe, expect, it } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Bus } from '#libs/ports/bus.js';
import { openKafkaBus } from './open-kafka-bus.js';
import { eventually, GivenKafka, Listener } from './testing/given-kafka.js';
import { LossyLine } from './testing/lossy-line.js';
import { freePort, OwnBroker } from './testing/own-broker.js';

describe('the Bus on Kafka, when', () => {
  const open: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  const ours = <T extends { close: () => Promise<void> }>(one: T): T => {
    open.push(one);
    return one;
  };
  const input = (id: string, pool: string): InputEnvelope => ({
    id,
    pool,
    kind: 'contract.said',
    version: 1,
    at: 0,
    actor: 'clock',
    data: null,
  });

  it('no broker answers, waits to be opened and says why', async () => {
    const broker = ours(await OwnBroker.prepare());
    const given = ours(new GivenKafka({ brokers: [`127.0.0.1:${String(broker.port)}`] }));
    const reasons: (string | null)[] = [];
    const opening = given.bus({ waiting: (reason) => reasons.push(reason) });
    await eventually(
      () => reasons.length > 0,
      () => reasons,
    );
    broker.start();
    const bus = await opening;
    await bus.append([input('i0', 'p')]);

    expect(reasons[0]).toMatch(/^Kafka at 127\.0\.0\.1:\d+ cannot be used now: .*ECONNREFUSED/);
    expect(reasons.at(-1)).toBeNull();
  });

  it('the broker refuses the password, waits and says so', async () => {
    const broker = ours(await OwnBroker.prepare({ password: 'right' }));
    broker.start();
    const brokers = [`127.0.0.1:${String(broker.port)}`];
    const reasons: (string | null)[] = [];
    const giveUp = new AbortController();
    const sasl = (password: string) => ({ mechanism: 'plain' as const, username: 'kith', password });
    const wrong = new GivenKafka({ brokers, sasl: sasl('wrong'), waiting: (reason) => reasons.push(reason) });
    const opening = expect(openKafkaBus(wrong.options, giveUp.signal)).rejects.toMatchObject({ code: 'not-opened' });
    await eventually(
      () => reasons.some((reason) => reason?.includes('refuses') === true),
      () => reasons,
    );
    giveUp.abort();
    await opening;
    const right = ours(new GivenKafka({ brokers, sasl: sasl('right') }));

    expect(reasons.at(-1)).toMatch(/^Kafka at .* refuses the user name or password it is given/);
    await expect((await right.bus()).append([input('i0', 'p')])).resolves.toBeUndefined();
  });

  it('the broker is killed and started again, goes on by itself', async () => {
    const broker = ours(await OwnBroker.prepare());
    broker.start();
    const given = ours(new GivenKafka({ brokers: [`127.0.0.1:${String(broker.port)}`] }));
    const bus = await given.bus();
    const [reader, feed] = [new Listener('inputs', 'contacts'), new Listener('pool-events')];
    const subscriptions = [await bus.subscribe(reader), await bus.subscribe(feed)];
    const said = await load(bus, ['p_a', 'p_b'], 400, async (n) => {
      if (n === 100) await broker.kill();
      if (n === 100) broker.start();
      given.log.add(0, [{ id: `p/1/${String(n)}`, value: '{}' }]);
    });
    for (const subscription of subscriptions)
      await eventually(
        () => subscription.health() === null,
        () => subscription.health(),
      );
    await Promise.all(subscriptions.map((subscription) => subscription.caughtUp()));
    await eventually(
      async () => (await given.log.cursor(0)) === 400,
      () => bus.health(),
    );

    expect(missing(said.acknowledged, reader.ids)).toEqual([]);
    expect(feed.ids).toEqual(Array.from({ length: 400 }, (_, n) => `p/1/${String(n)}`));
  });

  it('answers of the broker get lost, loses nothing that it acknowledged and doubles nothing', async () => {
    const port = await freePort();
    const broker = ours(await OwnBroker.prepare({ advertised: port }));
    broker.start();
    const line = ours(await LossyLine.listen(port, broker.port));
    const given = ours(new GivenKafka({ brokers: [`127.0.0.1:${String(port)}`] }));
    const bus = await given.bus();
    let writes = 0;
    // Now and then one, and once so many that a send gives up.
    line.loses = () => ++writes % 4 === 0 || (writes > 60 && writes <= 72);
    const publishers = Array.from({ length: 10 }, (_, at) => `p_${String(at)}`);
    const said = await load(bus, publishers, 120);
    line.loses = () => false;
    const reader = new Listener('inputs');
    await (await bus.subscribe(reader)).caughtUp();

    console.log(
      `${String(line.lost)} answers lost, ${String(said.refused)} of ${String(said.sent)} inputs not acknowledged at first, ${String(reader.ids.length - new Set(reader.ids).size)} written twice`,
    );
    expect(line.lost).toBeGreaterThan(20);
    expect(said.refused).toBeGreaterThan(0);
    expect(missing(said.acknowledged, reader.ids)).toEqual([]);
    const once = [...new Set(reader.ids)];
    for (const pool of publishers) {
      const mine = once.filter((id) => id.startsWith(`${pool}/`));
      expect(mine).toEqual(said.acknowledged.filter((id) => id.startsWith(`${pool}/`)));
    }
  });

  /** Every pool says so many things, one after the other; what was not acknowledged is said again under the same id. */
  async function load(
    bus: Bus,
    pools: string[],
    each: number,
    before: (n: number) => Promise<void> = async () => undefined,
  ) {
    const said = { sent: 0, refused: 0, acknowledged: [] as string[] };
    const publish = async (pool: string, first: boolean): Promise<void> => {
      for (let n = 0; n < each; n++) {
        const id = `${pool}/${String(n)}`;
        if (first) await before(n);
        said.sent++;
        while (!(await acknowledged(bus, input(id, pool)))) said.refused++;
        said.acknowledged.push(id);
      }
    };
    await Promise.all(pools.map((pool, at) => publish(pool, at === 0)));
    return said;
  }

  async function acknowledged(bus: Bus, one: InputEnvelope): Promise<boolean> {
    try {
      await bus.append([one]);
      return true;
    } catch (error) {
      if (error instanceof OutsideWorld && error.retriable) return false;
      throw error;
    }
  }

  function missing(acknowledgedIds: string[], heard: string[]): string[] {
    const there = new Set(heard);
    return acknowledgedIds.filter((id) => !there.has(id));
  }
});
