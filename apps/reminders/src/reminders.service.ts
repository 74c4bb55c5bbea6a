import type { DigestWays } from '#libs/platform/open-digest-ways.js';
import type { WebhookWay } from '#libs/platform/open-webhook-way.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Subscribing } from '#libs/ports/bus.js';
import { createOriginSender, type OriginSender, type SenderOptions } from '#libs/transport/origin-sender.js';
import type { Connect } from '#libs/transport/nest-reader.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { DigestWork } from './digests/digest-work.js';
import type { Report } from './digests/mail-state.js';
import { jobNames } from './jobs.js';
import { ReminderWork } from './reminders.js';
import { startWebhooks, webhooksEraser } from './webhooks-out/start-webhooks.js';

export const SCHEDULE_READER = Symbol('schedule reader');

/** Reminders at work in this process. */
export interface Reminders {
  /** null while all is well, else one sentence for the readiness page */
  health(): string | null;
  /** Resolves when everything that is due at the clock's now has been said and decided. */
  idle(): Promise<void>;
  /** Brings the jobs of the next hour into the queue again, those of every pool. */
  fillQueue(): Promise<void>;
  /** How a bus hands it the events. */
  reader: Subscribing;
  sender: OriginSender;
  /** The stores of reminders that an erasure cleans: the schedule, which forgets with the event, and messages to other systems. */
  erasers: Record<string, Eraser>;
  /** Says nothing more and waits for no decision: what is not decided yet is said again at the next start. */
  stop(): Promise<void>;
}

export interface ReminderOptions extends SenderOptions {
  /** ms between looks at whether the queue has forgotten its jobs */
  tickMs?: number;
  /** how it is given the events; `bus.subscribe` without */
  connect?: Connect;
  /** how members are told of their morning; without it nobody is */
  digests?: DigestWays;
  /** how other systems are told; without it none is */
  webhooks?: WebhookWay;
  /** tells the operator what needs eyes */
  report?: Report;
}

/** Jobs are brought again this often, ms, whatever the queue says. */
const REFILL_AFTER = 600_000;
const TICK = 60_000;
const ROUNDS_A_SECOND = 50;
const DUES_A_SECOND = 100;
const DIGESTS_A_SECOND = 5;

/** Starts reminders: it follows `pool-events`, keeps the schedule, and says on the inputs topic what is due. */
export async function startReminders(platform: Platform, options: ReminderOptions = {}): Promise<Reminders> {
  const {
    tickMs = TICK,
    connect = (reader) => platform.bus.subscribe(reader),
    digests,
    webhooks,
    report = () => undefined,
    ...sending
  } = options;
  const ending = new AbortController();
  const { queue, documents } = platform;
  const sender = createOriginSender(platform, { ...sending, ending: ending.signal });
  const work = new ReminderWork(platform, sender);
  queue.process(jobNames.round, ROUNDS_A_SECOND, async ({ data: { pool, member } }) => {
    await work.rounds(String(pool), String(member));
  });
  queue.process(jobNames.due, DUES_A_SECOND, async ({ data: { pool } }) => {
    await work.duesAndNext(String(pool));
  });
  if (digests !== undefined) await startDigests(platform, work, { ways: digests, report });
  const subscription = await connect(work.reader);
  const telling = await startWebhooks(platform, webhooks, { say: (pool, input) => work.say(pool, input), report });
  const ticking = tick(platform, work, { everyMs: tickMs, ready: subscription.caughtUp() });

  return {
    health: () => subscription.health() ?? telling.health(),
    async idle() {
      for (let said = 1; said > 0;) {
        await work.idle();
        await subscription.caughtUp();
        await telling.idle();
        await work.idle();
        said = await work.sweep();
      }
    },
    fillQueue: () => work.fillQueue('all'),
    reader: work.reader,
    sender,
    erasers: {
      schedule: async ({ pool, contact }) => {
        await subscription.caughtUp();
        return (await documents.many(pool, [{ collection: 'schedule', key: contact }])).length === 0;
      },
      webhooks: webhooksEraser(platform),
    },
    async stop() {
      ending.abort();
      await ticking.stop();
      await telling.stop();
      await subscription.stop();
    },
  };
}

/** From now on members are told of their mornings, at a pace of their own that holds up nothing else. */
async function startDigests(
  platform: Platform,
  work: ReminderWork,
  { ways, report }: { ways: DigestWays; report: Report },
): Promise<void> {
  const digests = new DigestWork({
    ...{ platform, ways, report },
    team: (pool) => work.team(pool),
    say: (pool, input) => work.say(pool, input),
  });
  await digests.mail.announce(ways.mail !== null);
  platform.queue.process(jobNames.digest, DIGESTS_A_SECOND, async ({ data: { pool, member } }) => {
    await digests.send(String(pool), String(member));
  });
}

/**
 * The one scheduler: once the schedule is up to date, when a partition has come, and every ten minutes, the next hour is
 * brought into the queue; for every pool when the queue has lost its mark, for it has forgotten the others' jobs, too.
 */
function tick(
  { clock, queue }: Platform,
  work: ReminderWork,
  { everyMs, ready }: { everyMs: number; ready: Promise<void> },
): { stop(): Promise<void> } {
  let filledAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> = Promise.resolve();
  let cancel = (): void => undefined;
  let stopped = false;
  const run = async (): Promise<void> => {
    const marked = await queue.marked();
    if (clock.now() < filledAt + REFILL_AFTER && marked && !work.hasNew) return;
    filledAt = clock.now();
    await work.fillQueue(marked ? 'ours' : 'all');
    await work.deliverLeft();
  };
  const next = (): void => {
    if (stopped) return;
    running = run().catch(() => {
      filledAt = Number.NEGATIVE_INFINITY;
    });
    cancel = clock.at(clock.now() + everyMs, next);
  };
  ready.then(next, () => undefined);
  return {
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}

/** What the consumer of reminders is given. */
export function remindersConsumer({ reader }: Reminders): { provide: symbol; useValue: Subscribing }[] {
  return [{ provide: SCHEDULE_READER, useValue: reader }];
}
