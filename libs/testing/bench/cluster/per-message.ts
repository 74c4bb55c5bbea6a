import { performance } from 'node:perf_hooks';
import { Logger } from '@nestjs/common';
import { ServerKafka } from '@nestjs/microservices';
import { RawDatabase, type Rows, type Written } from '#libs/adapters/mongo/testing/written.js';

interface Topic {
  brokers: string[];
  topic: string;
  /** names the database and the group of this run */
  name: string;
}

/**
 * Inputs a second by Nest's own Kafka transport, a message at a time: what each input led to is written, the documents
 * of all collections at once, and awaited before the next message.
 */
export async function writePerMessage(
  { brokers, topic, name }: Topic,
  written: Written,
  most: number,
): Promise<number> {
  const inputs = written.inputs.slice(0, most);
  return RawDatabase.use({ name: `${name}_each`, indexes: written.indexes }, async (raw) => {
    Logger.overrideLogger(false);
    const run = new Run(inputs, raw);
    const server = new ServerKafka({
      client: { brokers, clientId: 'bench' },
      consumer: { groupId: `${name}.each` },
      subscribe: { fromBeginning: true },
      postfixId: '',
    });
    server.addHandler(topic, () => run.next(), true);
    await new Promise<void>((resolve, reject) => {
      void server.listen((error: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
    try {
      return await run.rate;
    } finally {
      await server.close();
    }
  });
}

/** Counts what was written from the first message on. */
class Run {
  readonly rate: Promise<number>;
  #done = 0;
  #started = 0;
  #end: (rate: number) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;

  constructor(
    private readonly inputs: readonly Rows[],
    private readonly raw: RawDatabase,
  ) {
    this.rate = new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
  }

  async next(): Promise<void> {
    const rows = this.inputs[this.#done];
    if (rows === undefined) return;
    this.#started ||= performance.now();
    try {
      await this.raw.together(rows);
    } catch (error) {
      this.#fail(error);
    }
    this.#done += 1;
    if (this.#done === this.inputs.length) this.#end((this.#done / (performance.now() - this.#started)) * 1000);
  }
}
