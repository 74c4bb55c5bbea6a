import { accessProviders } from '#libs/http/access-providers.js';
import type { Service } from '#libs/http/serve-on.js';
import { startDuties } from '#libs/transport/duties.js';
import { openDigestWays } from '#libs/platform/open-digest-ways.js';
import { openWebhookWay } from '#libs/platform/open-webhook-way.js';
import { RemindersModule } from './reminders.module.js';
import { remindersConsumer, startReminders } from './reminders.service.js';

/** Reminders as a process of its own: follows the events of its partitions and says what is due. Serves its health alone. */
export const remindersServer: Service = {
  names: ['reminders'],
  webDir: null,
  async start({ platform, config, log, connect }) {
    const { clock, queue } = platform;
    const reminders = await startReminders(platform, {
      connect,
      digests: openDigestWays(config, clock),
      webhooks: openWebhookWay(config, clock),
      report: (sentence, facts) => {
        log.warn(facts, sentence);
      },
    });
    const { sender, erasers } = reminders;
    const duties = await startDuties(platform, { group: 'reminders-duties', sender, erasers });
    const { providers } = accessProviders(platform, config, { ownMachine: false });
    return {
      modules: [RemindersModule],
      providers: [...providers, ...remindersConsumer(reminders)],
      health: () => ({ reminders: reminders.health(), duties: duties.health(), jobs: queue.health?.() ?? null }),
      async stop() {
        await reminders.stop();
        await Promise.all([queue.stop(), duties.stop()]);
      },
    };
  },
};
